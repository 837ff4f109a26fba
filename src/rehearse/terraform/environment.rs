//! The environment of terraform: nothing of the user's but what finds programs, providers and inputs.
//!
//! Kept are `PATH`, the locale, what `init` needs to download a provider (its proxies, certificates, tokens), and
//! inputs (`TF_VAR_…`). `TF_CLI_ARGS`, `TF_WORKSPACE`, `TF_DATA_DIR`, `TF_LOG`, `TF_REATTACH_PROVIDERS` and all of
//! AWS's own are not. The home is a directory of the rehearsal's, with a copy of the user's Terraform CLI configuration
//! in it, so that providers come from where they always do.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use crate::rehearse::fake_aws::ACCESS_KEY;

/// Variables that are kept in every command.
const KEPT: &[&str] = &["PATH", "LANG", "LC_ALL", "TERM", "SystemRoot", "PATHEXT", "XDG_DATA_DIRS"];

/// Variables that `init` alone has: it may have to fetch the provider.
const KEPT_IN_INIT: &[&str] = &[
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "no_proxy",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "TF_REGISTRY_CLIENT_TIMEOUT",
    "TF_REGISTRY_DISCOVERY_RETRY",
    "TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE",
];

/// The region of a configuration that names none.
const REGION: &str = "us-east-1";

/// The environment that terraform is run in.
#[derive(Debug)]
pub(crate) struct Environment {
    /// Variables of every command.
    common: Vec<(OsString, OsString)>,
    /// Further variables of `init`.
    init: Vec<(OsString, OsString)>,
    /// Further variables of every other command.
    other: Vec<(OsString, OsString)>,
    /// The shared configuration file of AWS.
    aws_configuration: PathBuf,
}

impl Environment {
    /// An environment whose home is a new directory within that one, and whose AWS is at that address.
    ///
    /// # Errors
    /// The directory can't be filled.
    pub(crate) fn new(within: &Path, aws: SocketAddr) -> io::Result<Self> {
        let (home, temporary) = (within.join("home"), within.join("t"));
        fs::create_dir(&home)?;
        fs::create_dir(&temporary)?;
        let mut common = kept(KEPT);
        let cache = env::var_os("TF_PLUGIN_CACHE_DIR").map(|cache| crate::paths::absolute(Path::new(&cache)));
        common.extend(cache.map(|cache| ("TF_PLUGIN_CACHE_DIR".into(), cache.into())));
        common.extend(env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("TF_VAR_")));
        common.extend(configuration(&home)?);
        let directories = [
            ("HOME", &home),
            ("USERPROFILE", &home),
            ("APPDATA", &home),
            ("TMPDIR", &temporary),
            ("TEMP", &temporary),
            ("TMP", &temporary),
        ];
        common.extend(directories.map(|(name, directory)| (name.into(), directory.into())));
        common.extend([("TF_IN_AUTOMATION", "1"), ("TF_INPUT", "0"), ("CHECKPOINT_DISABLE", "1")].map(owned));
        // The provider builds a schema of hundreds of megabytes and ends. With a collector that runs less often it takes
        // less processor time (5.100.0: 2.4 instead of 2.8 s for a plan) and more memory (408 instead of 320 MB).
        common.push(owned(("GOGC", "400")));
        let aws_configuration = home.join("aws-config");
        fs::write(&aws_configuration, format!("[default]\nendpoint_url = http://{aws}\n"))?;
        common.extend(aws_settings(&home, &aws_configuration, aws)?);
        let mut init = kept(KEPT_IN_INIT);
        init.extend(env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("TF_TOKEN_")));
        let proxy = format!("http://{aws}");
        let proxies = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"].map(|name| owned((name, &proxy)));
        let other =
            proxies.into_iter().chain([owned(("NO_PROXY", "127.0.0.1")), owned(("no_proxy", "127.0.0.1"))]).collect();
        Ok(Self { common, init, other, aws_configuration })
    }

    /// The shared configuration file of AWS, which says where every service is and nothing else.
    pub(crate) fn aws_configuration(&self) -> &Path {
        &self.aws_configuration
    }

    /// The variables of a command.
    pub(crate) fn of(&self, command: &str) -> impl Iterator<Item = &(OsString, OsString)> {
        self.common.iter().chain(if command == "init" { &self.init } else { &self.other })
    }
}

/// Dummy credentials, no settings, and one address for every service.
fn aws_settings(home: &Path, config: &Path, aws: SocketAddr) -> io::Result<Vec<(OsString, OsString)>> {
    let credentials = home.join("aws-credentials");
    fs::write(&credentials, "")?;
    let address = format!("http://{aws}");
    let addresses = [
        "AWS_ENDPOINT_URL",
        "AWS_ENDPOINT_URL_ECR",
        "AWS_ENDPOINT_URL_INSPECTOR2",
        "AWS_ENDPOINT_URL_STS",
        "AWS_ENDPOINT_URL_IAM",
    ];
    let mut settings: Vec<(OsString, OsString)> = addresses.map(|name| owned((name, &address))).to_vec();
    settings.extend([
        ("AWS_CONFIG_FILE".into(), config.into()),
        ("AWS_SHARED_CREDENTIALS_FILE".into(), credentials.into()),
        owned(("AWS_ACCESS_KEY_ID", ACCESS_KEY)),
        owned(("AWS_SECRET_ACCESS_KEY", ACCESS_KEY)),
        owned(("AWS_REGION", REGION)),
        owned(("AWS_DEFAULT_REGION", REGION)),
        owned(("AWS_EC2_METADATA_DISABLED", "true")),
    ]);
    Ok(settings)
}

/// Copies the user's Terraform CLI configuration into the home, and lets terraform find the mirrors that it looks for
/// by itself. Gives the variables that this takes.
fn configuration(home: &Path) -> io::Result<Vec<(OsString, OsString)>> {
    let mut variables = Vec::new();
    let own = env::home_dir().filter(|own| !own.as_os_str().is_empty());
    let named = ["TF_CLI_CONFIG_FILE", "TERRAFORM_CONFIG"].iter().find_map(env::var_os).map(PathBuf::from);
    if let Some(text) = named.as_deref().and_then(|named| fs::read_to_string(named).ok()) {
        let copy = home.join("terraformrc");
        fs::write(&copy, expanded(&text))?;
        variables.push(("TF_CLI_CONFIG_FILE".into(), copy.into()));
    }
    let Some(own) = own else { return Ok(variables) };
    let directory = home.join(".terraform.d");
    fs::create_dir(&directory)?;
    if named.is_none() {
        let mut files = [".terraformrc", ".tofurc"].map(|name| (own.join(name), home.join(name))).to_vec();
        files.extend(
            of_directory(&own.join(".terraform.d"))
                .map(|path| (path.clone(), directory.join(path.file_name().unwrap_or_default()))),
        );
        for (from, to) in files {
            if let Ok(text) = fs::read_to_string(from) {
                fs::write(to, expanded(&text))?;
            }
        }
    }
    link(&own.join(".terraform.d/plugins"), &directory.join("plugins"))?;
    let data = env::var_os("XDG_DATA_HOME").unwrap_or_else(|| own.join(".local/share").into());
    variables.push(("XDG_DATA_HOME".into(), data));
    Ok(variables)
}

/// The files of a directory that are CLI configuration.
fn of_directory(directory: &Path) -> impl Iterator<Item = PathBuf> {
    let paths = fs::read_dir(directory).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    paths.filter(|path| path.extension() == Some(OsStr::new("tfrc")))
}

/// A CLI configuration in whose `plugin_cache_dir`, where terraform reads variables of the environment, stands what the
/// user's own environment says.
fn expanded(text: &str) -> String {
    let line = |line: &str| {
        if !line.trim_start().starts_with("plugin_cache_dir") {
            return line.to_owned();
        }
        let mut line = line.to_owned();
        let mut variables: Vec<(String, String)> = env::vars().collect();
        variables.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        for (name, value) in variables {
            line = line.replace(&format!("${{{name}}}"), &value).replace(&format!("${name}"), &value);
        }
        line
    };
    text.split_inclusive('\n').map(line).collect()
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> io::Result<()> {
    if from.is_dir() { std::os::unix::fs::symlink(from, to) } else { Ok(()) }
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}

fn kept(names: &[&str]) -> Vec<(OsString, OsString)> {
    names.iter().filter_map(|name| Some((name.into(), env::var_os(name)?))).collect()
}

fn owned((name, value): (&str, &str)) -> (OsString, OsString) {
    (name.into(), value.into())
}

//! The real terraform, with the real AWS provider from a filesystem mirror: found, never named.
//!
//! ```no_run
//! let Some(terraform) = Terraform::or_skip(Needs::Provider, "validating the examples") else { return };
//! terraform.init(directory.path());
//! ```
//!
//! **terraform** is the one on `PATH`. **The mirror** is the first directory of [`candidates`] that has the provider
//! for this platform, packed or unpacked (Terraform documents both layouts under "Provider Installation"). A temporary
//! CLI configuration names that mirror and nothing else, so no test reaches the network.
//!
//! Where one of the two is missing, a test that asks is skipped and says so on standard error; where `CI` is set it
//! fails. An `init` takes half a second of a processor, every other command one with a provider that runs already,
//! so that a test says what it proves by it. A few of them run at a time, see [`Turn`].

use std::cell::RefCell;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Condvar, Mutex, PoisonError};

use tempfile::TempDir;

use super::module::{files, replace};
use super::provider::LentProvider;
use super::tools::{on_path, write_program};

/// The provider's address, which is also its path in a mirror.
pub const PROVIDER: &str = "registry.terraform.io/hashicorp/aws";

/// Go's collector runs only where much memory is taken: a schema of hundreds of megabytes is read, and then the process ends.
pub const SELDOM_COLLECTED: [(&str, &str); 2] = [("GOGC", "off"), ("GOMEMLIMIT", "700MiB")];

/// What a test needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// The program alone, as for `fmt`.
    Program,
    /// The AWS provider too, as for everything from `init` on.
    Provider,
}

/// A terraform that has what a test needs.
pub struct Terraform {
    program: PathBuf,
    platform: String,
    mirror: Option<PathBuf>,
    /// Its home: the CLI configuration, and nothing of the user's.
    home: TempDir,
    /// Held as long as the test may start the provider.
    turn: Option<Turn>,
}

impl Terraform {
    /// Finds what is needed, or says what is missing and where it was looked for.
    pub fn find(needs: Needs) -> Result<Self, String> {
        let program = on_path("terraform").ok_or("there is no `terraform` on PATH")?;
        let platform = platform(&program)?;
        let mirror = match needs {
            Needs::Program => None,
            Needs::Provider => Some(mirror(&platform)?),
        };
        let home = TempDir::new().unwrap();
        let configuration = mirror.as_deref().map(cli_configuration).unwrap_or_default();
        fs::write(home.path().join("terraformrc"), configuration).unwrap();
        let turn = (needs == Needs::Provider).then(Turn::wait);
        Ok(Self { program, platform, mirror, home, turn })
    }

    /// Finds what is needed, or says that this is skipped and why; under `CI` that is a failure.
    pub fn or_skip(needs: Needs, what: &str) -> Option<Self> {
        match Self::find(needs) {
            Ok(terraform) => Some(terraform),
            Err(missing) => {
                super::skip(what, &missing);
                None
            }
        }
    }

    /// The versions of the provider that the mirror has.
    pub fn provider_versions(&self) -> Vec<String> {
        self.mirror.as_deref().map(|mirror| versions(mirror, &self.platform)).unwrap_or_default()
    }

    /// The CLI configuration that names the mirror and nothing else.
    pub fn cli_configuration(&self) -> PathBuf {
        self.home.path().join("terraformrc")
    }

    /// terraform with these arguments, to be run in that directory. Of the environment it sees `PATH` alone: no credentials,
    /// no settings. `init` looks for the provider as for a user; what comes after it is lent one of that version.
    pub fn command(&self, directory: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(arguments).current_dir(directory).env_clear();
        command.envs(env::var_os("PATH").map(|path| ("PATH", path)));
        command.env("HOME", self.home.path()).env("TF_CLI_CONFIG_FILE", self.cli_configuration());
        command.env("TF_IN_AUTOMATION", "1").env("CHECKPOINT_DISABLE", "1").envs(SELDOM_COLLECTED);
        if arguments.first() != Some(&"init") {
            let chosen = LentProvider::chosen_for(directory);
            command.envs(chosen.and_then(|program| Some(("TF_REATTACH_PROVIDERS", self.turn.as_ref()?.lend(program)))));
        }
        command
    }

    /// The platform in Terraform's own words.
    pub fn platform(&self) -> &str {
        &self.platform
    }

    /// The program of the provider that this test was lent.
    pub fn lent_program(&self) -> PathBuf {
        let provider = self.turn.as_ref().map(|turn| turn.provider.borrow());
        provider.and_then(|provider| Some(provider.as_ref()?.program().to_owned())).expect("a provider was lent")
    }

    /// terraform itself, for a program that runs it.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// A program that is terraform with a lent provider, of the version that `init` chooses for a directory: for what runs
    /// terraform in an environment of its own. That directory may have one configuration of the provider.
    pub fn lent_to(&self, directory: &Path) -> PathBuf {
        let copy = TempDir::new().unwrap();
        replace(copy.path(), &files(directory));
        self.init(copy.path());
        let chosen = LentProvider::chosen_for(copy.path()).expect("the directory needs the provider");
        let reattach = self.turn.as_ref().expect("the provider was asked for").lend(chosen);
        let program = self.home.path().join("terraform");
        let set = format!("[ \"$1\" = init ] || export TF_REATTACH_PROVIDERS='{reattach}'");
        write_program(&program, &format!("#!/bin/sh\n{set}\nexec '{}' \"$@\"\n", self.program.display()));
        program
    }

    /// Runs it.
    pub fn run(&self, directory: &Path, arguments: &[&str]) -> Output {
        self.command(directory, arguments).output().unwrap()
    }

    /// Runs it; what it said where it fails, both streams.
    pub fn try_run(&self, directory: &Path, arguments: &[&str]) -> Result<Output, String> {
        let output = self.run(directory, arguments);
        if output.status.success() {
            return Ok(output);
        }
        let said = [output.stdout.as_slice(), &output.stderr].map(String::from_utf8_lossy).concat();
        Err(format!("terraform {} in {}:\n{said}", arguments.join(" "), directory.display()))
    }

    /// Runs it, which must be a success. Gives what it printed.
    pub fn succeed(&self, directory: &Path, arguments: &[&str]) -> String {
        let output = self.try_run(directory, arguments).unwrap_or_else(|failure| panic!("{failure}"));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Initialises a directory: `init` without a backend.
    pub fn init(&self, directory: &Path) {
        self.succeed(directory, &["init", "-backend=false", "-input=false", "-no-color"]);
    }
}

/// One of the few tests that start the provider at a time: each keeps a processor busy and takes much memory, but waits
/// idly for an enabler. It may have a provider to itself.
#[derive(Default)]
struct Turn {
    provider: RefCell<Option<LentProvider>>,
}

/// How many there are, and how many are taken.
const AT_A_TIME: usize = 3;
static TAKEN: Mutex<usize> = Mutex::new(0);
static GIVEN_BACK: Condvar = Condvar::new();

/// Providers that ran for a test which is over.
static IDLE: Mutex<Vec<LentProvider>> = Mutex::new(Vec::new());

/// Ends the providers that still run; without it they end after the tests have.
pub fn end_providers() {
    IDLE.lock().unwrap_or_else(PoisonError::into_inner).clear();
}

impl Turn {
    fn wait() -> Self {
        let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free =
            GIVEN_BACK.wait_while(taken, |taken| *taken == AT_A_TIME).unwrap_or_else(PoisonError::into_inner);
        *free += 1;
        Self::default()
    }

    /// Lends this test a provider, the same each time; gives the value of `TF_REATTACH_PROVIDERS`.
    fn lend(&self, program: PathBuf) -> String {
        let mut provider = self.provider.borrow_mut();
        if provider.as_ref().is_none_or(|provider| provider.program() != program) {
            let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
            *provider = idle.filter(|idle| idle.program() == program);
        }
        provider.get_or_insert_with(|| LentProvider::start(program)).reattach().to_owned()
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // A test that fails may have met a provider that fails.
        let provider = self.provider.take().filter(|_| !std::thread::panicking());
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).extend(provider);
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        GIVEN_BACK.notify_one();
    }
}

/// The platform in Terraform's own words, such as `linux_amd64`.
fn platform(program: &Path) -> Result<String, String> {
    let mut command = Command::new(program);
    let output = command.args(["version", "-json"]).env("CHECKPOINT_DISABLE", "1").output();
    let output = output.map_err(|error| format!("`{}` can't be run: {error}", program.display()))?;
    let version: Option<serde_json::Value> = serde_json::from_slice(&output.stdout).ok();
    let platform = version.as_ref().and_then(|version| version["platform"].as_str());
    platform.map(str::to_owned).ok_or_else(|| format!("`{} version -json` names no platform", program.display()))
}

/// The first mirror that has the provider for this platform.
fn mirror(platform: &str) -> Result<PathBuf, String> {
    let candidates = candidates();
    let found = candidates.iter().find(|mirror| !versions(mirror, platform).is_empty()).cloned();
    found.ok_or_else(|| format!("no filesystem mirror has {PROVIDER} for {platform}; looked at {candidates:?}"))
}

/// Where a mirror may be, in the order of preference: what the user's CLI configuration names, the directories that
/// Terraform itself looks at ("Implied Local Mirror Directories"), their likes, and any directory directly under
/// `/opt`.
fn candidates() -> Vec<PathBuf> {
    let mut candidates = configured();
    let home = env::var_os("HOME").map(PathBuf::from);
    let in_home = [".terraform.d/plugins", ".local/share/terraform/plugins"];
    candidates.extend(home.iter().flat_map(|home| in_home.iter().map(move |path| home.join(path))));
    let data = env::var_os("XDG_DATA_DIRS").unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    for shared in env::split_paths(&data).chain(["/usr/local/share", "/usr/share"].map(PathBuf::from)) {
        candidates.extend([
            shared.join("terraform/plugins"),
            shared.join("terraform/providers"),
            shared.join("terraform"),
        ]);
    }
    candidates.extend(sorted(Path::new("/opt")).into_iter().filter(|path| path.is_dir()));
    candidates
}

/// The mirrors that `TF_CLI_CONFIG_FILE`, or else `~/.terraformrc`, names, if there is such a file.
fn configured() -> Vec<PathBuf> {
    let in_home = || env::var_os("HOME").map(|home| Path::new(&home).join(".terraformrc"));
    let file = env::var_os("TF_CLI_CONFIG_FILE").map(PathBuf::from).or_else(in_home);
    let Some(text) = file.and_then(|file| fs::read_to_string(file).ok()) else { return Vec::new() };
    let Ok(body) = hcl::parse(&text) else { return Vec::new() };
    let blocks = |body: &hcl::Body, kind: &'static str| -> Vec<hcl::Body> {
        body.blocks().filter(|block| block.identifier() == kind).map(|block| block.body().clone()).collect()
    };
    let mirrors =
        blocks(&body, "provider_installation").into_iter().flat_map(|body| blocks(&body, "filesystem_mirror"));
    let path = |mirror: hcl::Body| match mirror.attributes().find(|attribute| attribute.key() == "path")?.expr() {
        hcl::Expression::String(path) => Some(PathBuf::from(path)),
        _ => None,
    };
    mirrors.filter_map(path).collect()
}

/// The versions of the provider in a mirror, unpacked as `VERSION/PLATFORM/` or packed as
/// `terraform-provider-aws_VERSION_PLATFORM.zip`.
fn versions(mirror: &Path, platform: &str) -> Vec<String> {
    let version = |path: PathBuf| {
        let name = path.file_name().and_then(OsStr::to_str)?;
        let packed = name.strip_prefix("terraform-provider-aws_").and_then(|rest| rest.strip_suffix(".zip"));
        match packed {
            Some(packed) => packed.strip_suffix(platform)?.strip_suffix('_').map(str::to_owned),
            None => path.join(platform).is_dir().then(|| name.to_owned()),
        }
    };
    sorted(&mirror.join(PROVIDER)).into_iter().filter_map(version).collect()
}

/// What stands in a directory, sorted; nothing where there is none.
fn sorted(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    paths
}

/// A CLI configuration with that mirror as the only source of providers.
pub fn cli_configuration(mirror: &Path) -> String {
    let path = hcl::Expression::from(mirror.display().to_string());
    let path = hcl::format::to_string(&path).unwrap();
    format!("provider_installation {{\n  filesystem_mirror {{\n    path = {path}\n  }}\n}}\n")
}

//! An AWS provider that is started once, and lent to one terraform command after another.
//!
//! terraform starts the provider anew for each walk of each command, which takes longer than most of what is asked of it.
//! Started with `-debug`, as for a debugger, the provider prints what a command needs in `TF_REATTACH_PROVIDERS` to use
//! the process that runs already. It answers as a fresh one does, but keeps the configuration that it was given last:
//! one command at a time.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Stdio};

use super::terraform::{PROVIDER, SELDOM_COLLECTED};
use super::tools::command;

/// A provider that runs until this is dropped, or the tests end in whatever way.
pub struct LentProvider {
    program: PathBuf,
    /// Says what a command needs to reach it.
    reattach: String,
    /// A shell that ends the provider when its input is closed.
    keeper: Child,
    /// Open, so that the provider can write.
    _output: BufReader<ChildStdout>,
}

/// Runs the provider until standard input is closed. Interrupted, it removes its socket.
const KEEPER: &str = r#""$0" -debug & cat; kill -INT $!; wait"#;

impl LentProvider {
    /// The program of the provider that `init` chose for a directory; none where that was not run, or there was no need.
    pub fn chosen_for(directory: &Path) -> Option<PathBuf> {
        let only = |directory: PathBuf| Some(fs::read_dir(directory).ok()?.next()?.ok()?.path());
        let platform = only(only(directory.join(".terraform/providers").join(PROVIDER))?)?;
        let mut files = fs::read_dir(platform).ok()?.filter_map(|file| Some(file.ok()?.path()));
        let is_program = |file: &PathBuf| {
            file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("terraform-provider-aws"))
        };
        fs::canonicalize(files.find(is_program)?).ok()
    }

    /// Starts it, with nothing of the environment. A call to elsewhere than loopback ends at a proxy that is closed.
    pub fn start(program: PathBuf) -> Self {
        let mut shell = command("sh");
        shell.args(["-c", KEEPER]).arg(&program).env_clear();
        shell
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", "/nowhere")
            .env("TMPDIR", tempfile::env::temp_dir())
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .envs(["HTTP_PROXY", "HTTPS_PROXY"].map(|name| (name, "http://127.0.0.1:1")))
            .envs(SELDOM_COLLECTED);
        shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut keeper = shell.spawn().unwrap();
        let mut output = BufReader::new(keeper.stdout.take().unwrap());
        let mut said = String::new();
        let reattach = loop {
            let start = said.len();
            let read = output.read_line(&mut said).unwrap();
            assert!(read > 0, "{} -debug does not say how it is reached:\n{said}", program.display());
            let value = said[start..].trim().strip_prefix("TF_REATTACH_PROVIDERS='");
            if let Some(value) = value.and_then(|value| value.strip_suffix('\'')) {
                break value.to_owned();
            }
        };
        Self { program, reattach, keeper, _output: output }
    }

    /// Its program.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// The value of `TF_REATTACH_PROVIDERS`.
    pub fn reattach(&self) -> &str {
        &self.reattach
    }
}

/// Writes a shared configuration file of AWS by which every service is at that address. A provider that is given it in
/// `shared_config_files` is configured at once; one with a block `endpoints` takes longer for that than for a plan.
pub fn services_at(directory: &Path, url: &str) -> String {
    let file = directory.join("aws-config");
    fs::write(&file, format!("[default]\nendpoint_url = {url}\n")).unwrap();
    file.to_str().unwrap().to_owned()
}

impl Drop for LentProvider {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

//! git, as the program on the path answers it.

use std::collections::BTreeSet;
use std::io::{Error, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::thread::{Builder, ScopedJoinHandle};
use std::time::{Duration, Instant};

use crate::paths;

/// The longest that git is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// Time between two looks whether it has ended, at first.
const STEP: Duration = Duration::from_micros(200);

/// Returns a git that is run in a directory and reads nothing. In a clone without all objects it fetches none: the address
/// that it would fetch from, and the program that it would run for it, are those of the repository's own configuration.
pub(crate) fn command(directory: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(directory).args(["-c", "protocol.allow=never"]).stdin(Stdio::null());
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0");
    // A hook of git has these set for the repository it runs in, relative to where it runs.
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(variable);
    }
    command
}

/// Runs a git to its end, or for as long as it is waited for.
///
/// # Errors
/// It can't be run, or does not end.
pub(crate) fn output(command: &mut Command) -> std::io::Result<Output> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (Some(stdout), Some(stderr)) = (child.stdout.take(), child.stderr.take()) else {
        return child.wait_with_output();
    };
    std::thread::scope(|scope| {
        let start = |stream: Box<dyn Read + Send>| Builder::new().spawn_scoped(scope, move || whole(stream));
        let (Ok(stdout), Ok(stderr)) = (start(Box::new(stdout)), start(Box::new(stderr))) else {
            let _ = child.kill();
            let _ = child.wait();
            return Err(Error::other("no thread can be started to read its answer"));
        };
        let status = wait(&mut child);
        let read = |stream: ScopedJoinHandle<'_, _>| stream.join().unwrap_or_else(|_| Ok(Vec::new()));
        let (stdout, stderr) = (read(stdout), read(stderr));
        Ok(Output { status: status?, stdout: stdout?, stderr: stderr? })
    })
}

fn whole(mut stream: Box<dyn Read + Send>) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn wait(child: &mut Child) -> std::io::Result<ExitStatus> {
    let (start, mut step) = (Instant::now(), STEP);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if start.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Err(Error::new(ErrorKind::TimedOut, format!("it does not end within {} s", PATIENCE.as_secs())));
        }
        std::thread::sleep(step);
        step = (step * 2).min(Duration::from_millis(50));
    }
}

/// Finds the files and directories below a directory that git ignores; of a directory that is ignored, not what is in it.
/// None where there is no git or no repository, and none where the directory itself is ignored: then it is meant.
pub(crate) fn ignored_below(directory: &Path) -> BTreeSet<PathBuf> {
    let has_repository = paths::repository_root(&paths::absolute(directory)).join(".git").exists();
    let listed = has_repository.then(|| listed(directory)).flatten().unwrap_or_default();
    let listed = String::from_utf8_lossy(&listed).into_owned();
    let ignored: BTreeSet<&str> = listed.split('\0').filter(|path| !path.is_empty()).collect();
    if ignored.contains("./") {
        return BTreeSet::new();
    }
    ignored.into_iter().map(|path| directory.join(path.trim_end_matches('/'))).collect()
}

fn listed(directory: &Path) -> Option<Vec<u8>> {
    let arguments = ["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"];
    let output = output(command(directory).args(arguments)).ok()?;
    output.status.success().then_some(output.stdout)
}

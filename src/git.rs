//! git, as the program on the path answers it.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, ScopedJoinHandle};
use std::time::{Duration, Instant};

use crate::paths;

/// The longest that a git is waited for, and so a run: after one that did not end no other is started.
const PATIENCE: Duration = Duration::from_secs(30);

/// Time between two looks whether it has ended, at first.
const STEP: Duration = Duration::from_micros(200);

/// The most bytes of an object that is read: a module's file, a policy, the list of a directory.
const MAX_OBJECT: usize = 64 * 1024 * 1024;

/// Settings against those of a repository, which may be anybody's: programs that git would run for it, and what it would
/// fetch from.
const SETTINGS: &[&str] = &["protocol.allow=never", "core.fsmonitor=false", "core.hooksPath=/dev/null"];

/// True once a git did not end.
static GAVE_UP: AtomicBool = AtomicBool::new(false);

/// Returns a git that is run in a directory and reads nothing. In a clone without all objects it fetches none: the address
/// that it would fetch from, and the program that it would run for it, are those of the repository's own configuration.
pub(crate) fn command(directory: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(directory).args(SETTINGS.iter().flat_map(|setting| ["-c", setting])).stdin(Stdio::null());
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0");
    // A hook of git has these set for the repository it runs in, relative to where it runs.
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(variable);
    }
    lead_group(&mut command);
    command
}

/// Makes a command the first of its group of processes, which ends as a whole: what it started keeps its output open.
fn lead_group(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(not(unix))]
    let _ = command;
}

/// Ends a process and all that it started.
fn end(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// The error of a git that does not end.
fn too_long(patience: Duration) -> Error {
    Error::new(ErrorKind::TimedOut, format!("it does not end within {} s", patience.as_secs()))
}

/// Starts a git, unless one did not end.
fn start(command: &mut Command) -> std::io::Result<Child> {
    if GAVE_UP.load(Ordering::Relaxed) { Err(too_long(PATIENCE)) } else { command.spawn() }
}

/// Tells whether a name is that of a revision in the repository of the current directory.
pub(crate) fn is_revision(name: &str) -> bool {
    let mut git = command(Path::new("."));
    git.args(["rev-parse", "--quiet", "--verify", "--end-of-options"]).arg(format!("{name}^{{commit}}"));
    output(&mut git).is_ok_and(|output| output.status.success())
}

/// Runs a git to its end, or for as long as it is waited for.
///
/// # Errors
/// It can't be run, or does not end.
pub(crate) fn output(command: &mut Command) -> std::io::Result<Output> {
    output_within(PATIENCE, command)
}

fn output_within(patience: Duration, command: &mut Command) -> std::io::Result<Output> {
    let mut child = start(command.stdout(Stdio::piped()).stderr(Stdio::piped()))?;
    let (Some(stdout), Some(stderr)) = (child.stdout.take(), child.stderr.take()) else {
        return child.wait_with_output();
    };
    std::thread::scope(|scope| {
        let start = |stream: Box<dyn Read + Send>| Builder::new().spawn_scoped(scope, move || whole(stream));
        let (Ok(stdout), Ok(stderr)) = (start(Box::new(stdout)), start(Box::new(stderr))) else {
            end(&mut child);
            return Err(Error::other("no thread can be started to read its answer"));
        };
        let status = wait(patience, &mut child);
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

fn wait(patience: Duration, child: &mut Child) -> std::io::Result<ExitStatus> {
    let (start, mut step) = (Instant::now(), STEP);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if start.elapsed() > patience {
            GAVE_UP.store(true, Ordering::Relaxed);
            end(child);
            return Err(too_long(patience));
        }
        std::thread::sleep(step);
        step = (step * 2).min(Duration::from_millis(50));
    }
}

/// The objects of a repository, which one git gives as long as it is asked.
#[derive(Debug)]
pub(crate) struct Objects {
    child: Arc<Mutex<Child>>,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
    /// Tells the thread that ends a git that does not end that it is no longer needed.
    watch: Option<Sender<()>>,
    is_late: Arc<AtomicBool>,
    id_bytes: usize,
}

impl Objects {
    /// Starts a git in a repository, that has so long to answer all questions.
    ///
    /// # Errors
    /// It can't be run.
    pub(crate) fn of(directory: &Path) -> std::io::Result<Self> {
        Self::started(PATIENCE, command(directory).args(["cat-file", "--batch"]))
    }

    fn started(patience: Duration, command: &mut Command) -> std::io::Result<Self> {
        let mut child = start(command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Error::other("it has no input or output"));
        };
        let (child, is_late) = (Arc::new(Mutex::new(child)), Arc::new(AtomicBool::new(false)));
        let (watch, watched) = channel();
        let (watched_child, late) = (Arc::clone(&child), Arc::clone(&is_late));
        let watcher = Builder::new().spawn(move || {
            if watched.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                late.store(true, Ordering::Relaxed);
                GAVE_UP.store(true, Ordering::Relaxed);
                end(&mut watched_child.lock().unwrap_or_else(PoisonError::into_inner));
            }
        });
        let objects = Self {
            child,
            stdin: Some(stdin),
            stdout: BufReader::new(stdout),
            watch: Some(watch),
            is_late,
            id_bytes: 20,
        };
        watcher.map(|_| objects)
    }

    /// Returns the number of bytes of the name of an object that was given.
    pub(crate) fn id_bytes(&self) -> usize {
        self.id_bytes
    }

    /// Returns the content of an object that another one names.
    ///
    /// # Errors
    /// It is missing, as in a clone without all objects, or too large; or git has ended.
    pub(crate) fn need(&mut self, name: &str) -> std::io::Result<Vec<u8>> {
        self.ask(name).map_err(|error| match self.is_late.load(Ordering::Relaxed) {
            true => too_long(PATIENCE),
            false => error,
        })
    }

    fn ask(&mut self, name: &str) -> std::io::Result<Vec<u8>> {
        let stdin = self.stdin.as_mut().ok_or(ErrorKind::BrokenPipe)?;
        stdin.write_all(format!("{name}\n").as_bytes())?;
        stdin.flush()?;
        let mut line = String::new();
        (&mut self.stdout).take(4096).read_line(&mut line)?;
        let words: Vec<&str> = line.split_whitespace().collect();
        let &[id, _, size] = words.as_slice() else {
            return Err(Error::other("the clone may lack objects, and none are fetched"));
        };
        let size: usize = size.parse().map_err(Error::other)?;
        if size > MAX_OBJECT {
            return Err(Error::other(format!("an object has {size} bytes, more than {MAX_OBJECT}")));
        }
        self.id_bytes = id.len() / 2;
        let mut bytes = vec![0; size + 1];
        self.stdout.read_exact(&mut bytes)?;
        bytes.truncate(size);
        Ok(bytes)
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        self.watch = None;
        self.stdin = None;
        end(&mut self.child.lock().unwrap_or_else(PoisonError::into_inner));
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

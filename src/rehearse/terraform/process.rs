//! One run of terraform: in a process group of its own, so that whatever it starts ends with it.

use std::io;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::process::{Child, Command};

/// The most bytes that are kept of a stream; what comes after is read and dropped.
const MAX_STREAM: usize = 16 << 20;

/// Time to wait for the processes of a killed group to be gone.
const PATIENCE: Duration = Duration::from_secs(2);

/// Output of a run, and its end.
#[derive(Debug)]
pub(crate) struct Output {
    /// The exit status; `None` where a signal ended it.
    pub status: Option<i32>,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

/// Reason why there is no output.
#[derive(Debug)]
pub(crate) enum Ended {
    /// It could not be started.
    NotStarted(io::Error),
    /// It took longer than it was given, and was killed.
    TooLong,
    /// It ended, and did not say what terraform says.
    NotTerraform,
    /// The rehearsal was told to stop, by this signal.
    Stopped(&'static str),
}

/// Signal that tells a rehearsal to stop: Ctrl-C, and the signals that ask a program to end.
#[derive(Debug)]
pub(crate) struct Stop {
    #[cfg(unix)]
    signals: Vec<(&'static str, tokio::signal::unix::Signal)>,
}

impl Stop {
    /// Listens from now on.
    ///
    /// # Errors
    /// The system does not let it.
    #[cfg(unix)]
    pub(crate) fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let kinds = [
            ("Ctrl-C", SignalKind::interrupt()),
            ("SIGTERM", SignalKind::terminate()),
            ("SIGHUP", SignalKind::hangup()),
        ];
        let signals = kinds.into_iter().map(|(name, kind)| Ok((name, signal(kind)?))).collect::<io::Result<_>>()?;
        Ok(Self { signals })
    }

    /// Listens from now on.
    ///
    /// # Errors
    /// None here.
    #[cfg(not(unix))]
    pub(crate) fn listen() -> io::Result<Self> {
        Ok(Self {})
    }

    /// Waits for the first of them.
    #[cfg(unix)]
    async fn wait(&mut self) -> &'static str {
        std::future::poll_fn(|context| {
            for (name, signal) in &mut self.signals {
                if signal.poll_recv(context).is_ready() {
                    return std::task::Poll::Ready(*name);
                }
            }
            std::task::Poll::Pending
        })
        .await
    }

    #[cfg(not(unix))]
    async fn wait(&mut self) -> &'static str {
        let _ = tokio::signal::ctrl_c().await;
        "Ctrl-C"
    }
}

/// Runs a command to its end, or until its time is over or the rehearsal is told to stop.
///
/// # Errors
/// Fails if it could not be started, took too long or was stopped. All its processes are gone then.
pub(super) async fn run(mut command: Command, limit: Duration, stop: &mut Stop) -> Result<Output, Ended> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    #[cfg(unix)]
    command.process_group(0);
    let mut child = command.spawn().map_err(Ended::NotStarted)?;
    let group = child.id();
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let ended = tokio::select! {
        output = output(&mut child, stdout, stderr) => output.map_err(Ended::NotStarted),
        () = tokio::time::sleep(limit) => Err(Ended::TooLong),
        signal = stop.wait() => Err(Ended::Stopped(signal)),
    };
    // What is left of the group is killed after a good end, too: a provider that outlived its terraform.
    kill(&mut child, group).await;
    ended
}

async fn output(
    child: &mut Child,
    stdout: Option<impl AsyncRead + Unpin>,
    stderr: Option<impl AsyncRead + Unpin>,
) -> io::Result<Output> {
    let (stdout, stderr, status) = tokio::join!(read(stdout), read(stderr), child.wait());
    Ok(Output { status: status?.code(), stdout, stderr })
}

async fn read(stream: Option<impl AsyncRead + Unpin>) -> String {
    let Some(mut stream) = stream else { return String::new() };
    let (mut kept, mut piece) = (Vec::new(), vec![0; 1 << 16]);
    while let Ok(length @ 1..) = stream.read(&mut piece).await {
        let room = MAX_STREAM.saturating_sub(kept.len());
        kept.extend(piece.iter().take(length.min(room)));
    }
    String::from_utf8_lossy(&kept).into_owned()
}

/// Kills what is left of a group, and waits until it is gone.
#[cfg(unix)]
async fn kill(child: &mut Child, group: Option<u32>) {
    use rustix::process::{Pid, Signal, kill_process_group, test_kill_process_group};
    let Some(group) = group.and_then(|group| Pid::from_raw(i32::try_from(group).ok()?)) else { return };
    if kill_process_group(group, Signal::KILL).is_err() {
        return;
    }
    let gone = async {
        let _ = child.wait().await;
        while test_kill_process_group(group).is_ok() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let _ = tokio::time::timeout(PATIENCE, gone).await;
}

#[cfg(not(unix))]
async fn kill(child: &mut Child, _: Option<u32>) {
    let _ = child.start_kill();
    let _ = tokio::time::timeout(PATIENCE, child.wait()).await;
}

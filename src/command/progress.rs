//! The line that says on a terminal what takes longer than a second.

use std::io::{IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Time before the line is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// Time between two drawings of the line.
const STEP: Duration = Duration::from_millis(100);

/// Back to the line's beginning, and all of it cleared.
const CLEAR: &str = "\r\u{1b}[2K";

/// Progress of some work.
#[derive(Debug)]
pub(super) struct Progress {
    doing: String,
    done: AtomicUsize,
    total: usize,
}

impl Progress {
    /// One of the things to do is done.
    pub(super) fn one(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// `compiling policies: 1200 of 10000`; of a single thing only what is done with it.
    fn line(&self) -> String {
        match self.total {
            0 | 1 => format!("{} …", self.doing),
            total => format!("{}: {} of {total} …", self.doing, self.done.load(Ordering::Relaxed)),
        }
    }
}

/// Does work on so many things. Where it takes longer than a second and somebody watches, a line on standard error says
/// how far it is, and is gone when it ends.
pub(super) fn show<T>(is_quiet: bool, doing: &str, total: usize, work: impl FnOnce(&Progress) -> T) -> T {
    let progress = Progress { doing: doing.to_owned(), done: AtomicUsize::new(0), total };
    if is_quiet || !std::io::stderr().is_terminal() {
        return work(&progress);
    }
    let (end, ended) = channel::<()>();
    std::thread::scope(|scope| {
        let watched = &progress;
        // Without a thread for it there is no line.
        let _ = std::thread::Builder::new().spawn_scoped(scope, move || draw(watched, &ended));
        let product = work(&progress);
        drop(end);
        product
    })
}

/// Draws the line until the other end of the channel is gone. A terminal that does not take it is no reason to fail.
fn draw(progress: &Progress, ended: &Receiver<()>) {
    let (mut wait, mut is_drawn) = (PATIENCE, false);
    while ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        let _ = write!(std::io::stderr(), "{CLEAR}{}", progress.line());
        (wait, is_drawn) = (STEP, true);
    }
    if is_drawn {
        let _ = write!(std::io::stderr(), "{CLEAR}");
    }
}

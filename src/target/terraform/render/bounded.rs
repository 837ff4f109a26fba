//! Rendering of a template that somebody wrote, within a limit of time and memory.
//!
//! Templates are programs: loops can nest without end, and a variable can double in each line. The engine counts neither,
//! so that a thread renders, and another one watches. The stack is so large that a recursion meets the limit of memory
//! before its end; no more of it is taken than is used. A thread beyond a limit can't be stopped: it ends with the process,
//! and no other template is rendered after it.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::Builder;
use std::time::{Duration, Instant};

/// The longest that one file is rendered: a built-in template takes a few milliseconds.
const LONGEST: Duration = Duration::from_secs(4);

/// The most that the process may grow meanwhile.
const LARGEST: usize = 256 * 1024 * 1024;

/// Time between two looks at the memory, in which it can grow by a part of the limit.
const STEP: Duration = Duration::from_millis(2);

const STACK: usize = 512 * 1024 * 1024;

/// Limit that is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exceeded {
    Time,
    Memory,
}

impl Exceeded {
    /// Says which limit it is.
    pub(super) fn reason(self) -> String {
        match self {
            Self::Time => format!("it takes more than {} seconds", LONGEST.as_secs()),
            Self::Memory => format!("it takes more than {} MiB of memory", LARGEST / 1024 / 1024),
        }
    }
}

/// Does work within the limits. Where there is no thread to be had, it goes on without.
pub(super) fn within<T: Send + 'static>(work: impl FnOnce() -> T + Clone + Send + 'static) -> Result<T, Exceeded> {
    let (product, made) = channel();
    let watched = work.clone();
    let begin = memory();
    let started = Builder::new().stack_size(STACK).spawn(move || _ = product.send(watched()));
    if started.is_err() {
        return Ok(work());
    }
    let start = Instant::now();
    loop {
        match made.recv_timeout(STEP) {
            Ok(product) => return Ok(product),
            // It panicked, which has been told.
            Err(RecvTimeoutError::Disconnected) => return Ok(work()),
            Err(RecvTimeoutError::Timeout) if start.elapsed() > LONGEST => return Err(Exceeded::Time),
            Err(RecvTimeoutError::Timeout) if memory().saturating_sub(begin) > LARGEST => return Err(Exceeded::Memory),
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

/// The bytes of memory that the process has; zero where the system does not say so in Linux's way.
fn memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = resident.and_then(|size| size.split_whitespace().next()?.parse::<usize>().ok());
    kilobytes.unwrap_or_default().saturating_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_given_up() {
        assert_eq!(within(|| 1), Ok(1));
        let endless = || loop {
            std::thread::sleep(STEP);
        };
        assert_eq!(within::<()>(endless), Err(Exceeded::Time));
        let growing = || {
            let mut all: Vec<Vec<u8>> = Vec::new();
            while all.len() < 100 {
                all.push(vec![1; LARGEST / 20]);
                std::thread::sleep(STEP * 4);
            }
            all.len()
        };
        if cfg!(target_os = "linux") {
            assert_eq!(within(growing), Err(Exceeded::Memory));
        }
    }
}

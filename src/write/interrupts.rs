//! Signals that end the process, put off until nothing is left behind.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;
use signal_hook::low_level::emulate_default_handler;

/// While there is one, a signal to end is noted. Dropped, the process ends by the signal that came.
#[derive(Debug)]
pub(super) struct Interrupts {
    /// The last signal; 0 is none.
    asked: Arc<AtomicUsize>,
    /// Signals do again what they do by default.
    is_over: Arc<AtomicBool>,
}

impl Interrupts {
    /// Puts off the signals that the process does not ignore. One that can't be put off does what it always does.
    pub(super) fn put_off() -> Self {
        let (asked, is_over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let ignored = ignored();
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            let number = usize::try_from(signal).unwrap_or_default();
            let is_ignored = number > 0 && ignored.is_none_or(|ignored| ignored >> (number - 1) & 1 == 1);
            // Where nobody says what is ignored, that is left alone which `nohup` ignores.
            if is_ignored && (ignored.is_some() || signal == SIGHUP) {
                continue;
            }
            let noted = flag::register_conditional_default(signal, Arc::clone(&is_over))
                .and_then(|_| flag::register_usize(signal, Arc::clone(&asked), number));
            if noted.is_err() {
                is_over.store(true, Ordering::SeqCst);
            }
        }
        Self { asked, is_over }
    }

    /// A signal has asked the process to end.
    pub(super) fn is_asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst) != 0
    }
}

impl Drop for Interrupts {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        if let Ok(signal @ 1..) = i32::try_from(self.asked.load(Ordering::SeqCst)) {
            // It does not return; where the system refuses, the process goes on.
            let _ = emulate_default_handler(signal);
        }
    }
}

/// The signals that the process was started to ignore, as bits; nothing where the system does not say.
fn ignored() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let bits = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
    u64::from_str_radix(bits.trim(), 16).ok()
}

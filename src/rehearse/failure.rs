//! What keeps a rehearsal from coming to its end.

use super::order::Order;
use super::preflight::rehearsal_failed;
use super::terraform::Ended;
use crate::diagnostic::Diagnostic;

/// Reports why a command gave no output.
pub(super) fn stopped(ended: &Ended, order: &Order, what: &str) -> Diagnostic {
    let program = order.program.to_string_lossy();
    match ended {
        Ended::NotStarted(error) => {
            let message = format!("`{program}` can't be run: {}", crate::io::reason(error));
            let help = match program == "tofu" {
                true => "install OpenTofu, or name a program with `--terraform PROGRAM`",
                false => "install terraform, or name it with `--terraform PROGRAM`",
            };
            rehearsal_failed::report(message, help)
        }
        Ended::TooLong => {
            let message =
                format!("`{program} {what}` took longer than {} seconds and was stopped", order.limit.as_secs());
            rehearsal_failed::report(message, "set a longer timeout for each command with `--timeout SECONDS`")
        }
        Ended::NotTerraform => {
            let message = format!("the output of `{program} {what}` is not that of terraform");
            rehearsal_failed::report(message, "use terraform 1.1 or later: `--terraform PROGRAM`")
        }
        Ended::Stopped(signal) => {
            let message = format!("stopped by {signal} during `{program} {what}`; the temporary files are removed");
            rehearsal_failed::report(message, "")
        }
    }
}

/// Something outside terraform that fails.
pub(super) fn io_failed(what: &str, error: &std::io::Error) -> Diagnostic {
    rehearsal_failed::report(format!("{what}: {}", crate::io::reason(error)), "")
}

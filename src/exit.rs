//! Exit statuses of commands. The numbers are a contract, the same for every command.

use std::process::ExitCode;

/// Exit status of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// 0: done, and nothing to report.
    Done,
    /// 1: it could not be done: an invalid policy, a usage error, input or output, a refused overwrite.
    Failed,
    /// 2: there are changes, and the command was asked to say so by its status.
    Changes,
    /// 3: there are findings.
    Findings,
    /// 4: not yet: what is asked for is not finished.
    Pending,
}

impl ExitStatus {
    /// The number.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Changes => 2,
            Self::Findings => 3,
            Self::Pending => 4,
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.code())
    }
}

//! Judgement of an image, in every format.

mod explanation;
mod github;
mod human;
mod json;
mod markdown;
mod row;
mod sarif;

pub(crate) use explanation::Explanation;
pub(crate) use json::refused;

use crate::diagnostic::Diagnostic;
use crate::gate::Judgement;

/// Judgement of an image, with what stands beside it.
pub(crate) struct GateReport {
    pub judgement: Judgement,
    /// The warnings about acceptances.
    pub warnings: Vec<Diagnostic>,
    /// The answer to `--explain`.
    pub explanation: Option<Explanation>,
}

//! [`Bundle`] → [`VerifiedBundle`]: translation validation.

use std::path::Path;

use super::bundle::Bundle;
use super::interface::Target;
use crate::diagnostic::Findings;
use crate::plan::Plan;
use crate::simulate::Verdict;

/// A bundle whose text says what the plan says. Only `verify` makes one.
#[derive(Debug, Clone)]
pub(crate) struct VerifiedBundle {
    bundle: Bundle,
    verdict: Verdict,
}

impl VerifiedBundle {
    /// The proof that the module settles, as the model gives it.
    pub(crate) fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// The files and the proof, given away.
    pub(crate) fn into_parts(self) -> (Bundle, Verdict) {
        (self.bundle, self.verdict)
    }
}

/// Has a target prove its text; `output` is the directory that messages place the files in.
///
/// # Errors
/// Every obligation that the text does not meet.
pub(crate) fn verify(
    target: &dyn Target,
    bundle: Bundle,
    plan: &Plan,
    output: &Path,
) -> Result<VerifiedBundle, Findings> {
    let verdict = target.prove(&bundle, plan, output)?;
    Ok(VerifiedBundle { bundle, verdict })
}

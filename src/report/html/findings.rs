//! The page of a review that there is not: why nothing could be compared.

use serde::Serialize;

use super::inline_code::{Piece, pieces};
use crate::diagnostic::{Diagnostic, grouped, human, markdown};

/// All that the page shows.
#[derive(Serialize)]
pub(super) struct Broken {
    /// `2 errors, 1 warning`.
    counts: String,
    findings: Vec<Finding>,
}

/// One finding.
#[derive(Serialize)]
pub(super) struct Finding {
    severity: &'static str,
    code: &'static str,
    message: Vec<Piece>,
    /// The finding as a terminal shows it.
    shown: String,
}

/// The page of these findings.
pub(super) fn page(diagnostics: &[Diagnostic]) -> Broken {
    Broken { counts: markdown::counts(diagnostics), findings: findings(diagnostics) }
}

/// The findings as a page shows them: those of a file that many policies extend once.
pub(super) fn findings(diagnostics: &[Diagnostic]) -> Vec<Finding> {
    grouped(diagnostics).iter().map(finding).collect()
}

fn finding(diagnostic: &Diagnostic) -> Finding {
    let shown = human::render(std::slice::from_ref(diagnostic), false);
    Finding {
        severity: diagnostic.severity.as_str(),
        code: diagnostic.code.code,
        message: pieces(&diagnostic.message),
        shown: anstream::adapter::strip_str(&shown).to_string(),
    }
}

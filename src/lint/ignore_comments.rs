//! Findings about ignore comments themselves.

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

/// An ignore comment without a reason.
pub(super) static WITHOUT_REASON: Code = page!(Warning "L015" "ignore-without-reason");

/// An ignore comment that silences nothing.
pub(super) static WITHOUT_EFFECT: Code = page!(Warning "L016" "ignore-without-effect");

/// Reports a comment that silences nothing, because it does not say why it should.
pub(super) fn without_reason(place: &Place) -> Diagnostic {
    Diagnostic::new(&WITHOUT_REASON, "an ignore comment without a reason has no effect")
        .primary(place.clone(), "")
        .help("write after the code why the finding is accepted: `# scanwright:ignore L001 reason`")
}

/// Reports a comment that has nothing to silence: its code is no lint's, or there is no such finding in what it stands on.
pub(super) fn without_effect(place: &Place, code: &str, is_of_lint: bool) -> Diagnostic {
    let (message, help) = if is_of_lint {
        (
            format!("there is no finding `{code}` to ignore here"),
            "delete the comment; a comment on its own line applies to the line below it",
        )
    } else {
        (format!("`{code}` is not the code of a lint"), "`scanwright code` lists the codes")
    };
    Diagnostic::new(&WITHOUT_EFFECT, message).primary(place.clone(), "").help(help)
}

#![doc = include_str!("ignore-comment-without-reason.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Warning "S010" "ignore-comment-without-reason");

/// Reports a comment that silences nothing, because it does not say why it should.
pub(super) fn without_reason(place: &Place) -> Diagnostic {
    Diagnostic::new(&CODE, "an ignore comment without a reason has no effect")
        .primary(place.clone(), "")
        .help("write after the code why the warning is accepted: `# scanwright:ignore P007 reason`")
}

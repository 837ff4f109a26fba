#![doc = include_str!("ignore-without-reason.md")]

use super::silence::Ignore;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Warning "L015" "ignore-without-reason");

/// A comment that silences nothing, because it does not say why it should.
pub(super) fn report(ignore: &Ignore) -> Diagnostic {
    Diagnostic::new(&CODE, "an ignore comment needs a reason, and silences nothing without one")
        .primary(ignore.place.clone(), "")
        .help("say after the code why the finding is accepted: `# scanwright:ignore L001 reason`")
}

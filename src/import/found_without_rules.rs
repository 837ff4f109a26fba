#![doc = include_str!("found-without-rules.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "A008" "found-without-rules");

/// ENHANCED without a rule.
pub(super) fn report(scan_type: &Place) -> Diagnostic {
    let message =
        "enhanced scanning is on without a rule, which a policy can't say: AWS may scan every repository continuously";
    Diagnostic::new(&CODE, message)
        .primary(scan_type.clone(), "")
        .help("give it the rule that is meant, then import: every repository continuously is the filter `*` with CONTINUOUS_SCAN")
}

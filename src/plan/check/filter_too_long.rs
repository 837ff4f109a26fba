#![doc = include_str!("filter-too-long.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::lower::LoweredPlan;
use crate::policy::{Entry, PolicyFile};
use crate::registry::limits::MAX_FILTER_LENGTH;

pub(super) static CODE: Code = page!(Error "P009" "filter-too-long");

/// Reports every entry whose filter is longer than AWS takes.
pub(super) fn check(lowered: &LoweredPlan<'_>, findings: &mut Vec<Diagnostic>) {
    let too_long = lowered.entries.iter().filter(|lowered| lowered.filter.len() > MAX_FILTER_LENGTH);
    findings.extend(too_long.map(|long| report(lowered.policy.file(), long.entry, long.filter.len())));
}

/// An entry whose filter has that many characters.
pub(super) fn report(file: &PolicyFile, entry: &Entry, length: usize) -> Diagnostic {
    let message =
        format!("the filter of this entry has {length} characters, and AWS allows at most {MAX_FILTER_LENGTH}");
    Diagnostic::new(&CODE, message)
        .primary(file.place(entry.span), format!("{} characters, prefix included", entry.text.len()))
        .help("use a shorter glob: the start of the name and a `*`")
}

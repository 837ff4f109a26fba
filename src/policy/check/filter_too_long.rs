#![doc = include_str!("filter-too-long.md")]

use super::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::Entry;
use crate::policy::PolicyFile;
use crate::registry::limits::MAX_FILTER_LENGTH;

pub(super) static CODE: Code = page!(Error "P009" "filter-too-long");

/// Reports every entry whose filter is longer than AWS takes.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for entry in subject.entries() {
        let length = subject.how().filter_text(entry).len();
        if length > MAX_FILTER_LENGTH {
            findings.push(report(&subject.policy.file, entry, length));
        }
    }
}

/// An entry whose filter has that many characters.
pub(crate) fn report(file: &PolicyFile, entry: &Entry, length: usize) -> Diagnostic {
    let message =
        format!("the filter of this entry has {length} characters, and AWS takes {} at most", MAX_FILTER_LENGTH);
    Diagnostic::new(&CODE, message)
        .primary(file.place(entry.span), format!("{} characters, prefix included", entry.text.len()))
        .help("say it with a shorter glob: the start of the name and a `*`")
}

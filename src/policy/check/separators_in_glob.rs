#![doc = include_str!("separators-in-glob.md")]

use super::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::lower::{filter_text, has_adjacent_separators};
use crate::policy::ExactNames;
use crate::wildcard::{Pattern, find};

pub(super) static CODE: Code = page!(Warning "P019" "separators-in-glob");

/// Reports globs that have to be written wider than they are, since no filter has two separators in a row.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for entry in subject.entries().filter(|entry| !entry.is_exact() && has_adjacent_separators(&entry.text)) {
        let filter = filter_text(entry, ExactNames::Anchored);
        let also = find(&[&[Pattern::filter(&filter)]], std::slice::from_ref(&entry.pattern)).exact().flatten();
        let label = also
            .as_ref()
            .map_or_else(|| "catches more than it says".to_owned(), |name| format!("also catches `{name}`"));
        let message =
            format!("AWS takes no filter with adjacent separators, so `{}` is written `{filter}`", entry.text);
        let diagnostic = Diagnostic::new(&CODE, message)
            .primary(subject.place(entry.span), label)
            .help("list the repositories by name, or accept what else the filter catches");
        findings.push(match also {
            Some(name) => diagnostic.witness(name),
            None => diagnostic,
        });
    }
}

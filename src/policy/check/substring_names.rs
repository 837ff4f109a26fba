#![doc = include_str!("substring-names.md")]

use super::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::lower::has_adjacent_separators;
use crate::policy::Entry;
use crate::policy::ExactNames;
use crate::wildcard::{Pattern, find};

pub(super) static CODE: Code = page!(Warning "P020" "substring-names");

/// Reports that bare names are asked for, with a repository that one of them would catch as well.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let asked = subject.policy.document.module.exact_names.as_ref();
    let Some(asked) = asked.filter(|names| names.value == ExactNames::Substring) else { return };
    let Some(entry) = subject.entries().find(|entry| is_bare(entry)) else { return };
    let also = find(&[&[Pattern::filter(&entry.text)]], std::slice::from_ref(&entry.pattern)).exact().flatten();
    let also = also.unwrap_or_default();
    findings.push(
        Diagnostic::new(&CODE, format!("a bare name is a substring match: `{}` also catches `{also}`", entry.text))
            .primary(subject.place(asked.span), "asks for bare names")
            .also(subject.place(entry.span), "for example this one")
            .witness(also)
            .help("leave `exact_names` out: a `*` inside the name then keeps nearly everything else out"),
    );
}

/// Whether the entry's filter is its bare name. A name with adjacent separators never is one (ScanningRepositoryFilterValue).
fn is_bare(entry: &Entry) -> bool {
    entry.is_exact() && !has_adjacent_separators(&entry.text)
}

#![doc = include_str!("not-isolated.md")]

use super::Subject;
use crate::diagnostic::{Code, Diagnostic, page, suggest};
use crate::policy::Entry;
use crate::wildcard::Pattern;

pub(super) static CODE: Code = page!(Warning "P024" "not-isolated");

/// The most repositories that one finding names.
const SHOWN: usize = 5;

/// With an inventory: reports names whose filter catches other repositories of it, wherever its `*` stands.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for entry in subject.entries().filter(|entry| entry.is_exact()) {
        let caught: Vec<String> =
            subject.how().caught_with(entry).into_iter().filter(|name| !is_named(subject, entry, name)).collect();
        if !caught.is_empty() {
            findings.push(report(subject, entry, &caught));
        }
    }
}

/// Whether another entry of the same rule names the repository anyway.
fn is_named(subject: &Subject<'_>, entry: &Entry, name: &str) -> bool {
    subject.entries().any(|other| other.rule == entry.rule && other.pattern.matches(name))
}

fn report(subject: &Subject<'_>, entry: &Entry, caught: &[String]) -> Diagnostic {
    let others: Vec<&str> = caught.iter().map(String::as_str).collect();
    let filter = Pattern::filter(&subject.how().filter_text(entry));
    let message = format!(
        "no filter catches `{}` alone: `{}` also catches {}",
        entry.text,
        filter.as_str(),
        suggest::first_of(&others, SHOWN)
    );
    let diagnostic = Diagnostic::new(&CODE, message).primary(subject.place(entry.span), "");
    let diagnostic = match caught.first() {
        Some(first) => diagnostic.witness(first.clone()),
        None => diagnostic,
    };
    diagnostic.help("ECR has no exact filter; scan these repositories alike, or rename one of them")
}

#![doc = include_str!("invalid-acceptance.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::Accept;
use crate::source::{At, Span};

pub(super) static CODE: Code = page!(Error "P031" "invalid-acceptance");

/// A fault of an acceptance: its place, what is wrong, and the repair.
type Fault = (Span, String, &'static str);

/// Reports every acceptance that accepts nothing in particular, or for no reason.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    for (span, what, repair) in context.policy.document.accept.iter().flat_map(faults) {
        findings.push(Diagnostic::new(&CODE, what).primary(context.place(span), "").help(repair));
    }
}

fn faults(accept: &Accept) -> Vec<Fault> {
    let id = of_word("the `id`", accept.id.as_ref(), "name one vulnerability: `id = \"CVE-2026-1234\"`");
    let reason = accept.reason.as_ref().and_then(of_reason);
    let packages = accept.packages.iter().flat_map(|packages| &packages.value);
    let packages = packages.filter_map(|package| of_word("a package", Some(package), "name packages as the scan does"));
    id.into_iter().chain(reason).chain(accept.packages.as_ref().and_then(of_packages)).chain(packages).collect()
}

/// The fault of a text that must be one word, since it is compared with what a scan says.
fn of_word(what: &str, written: Option<&At<String>>, repair: &'static str) -> Option<Fault> {
    let written = written?;
    let fault = if written.value.is_empty() {
        "is empty"
    } else if written.value.contains(|char: char| char.is_whitespace() || char.is_control()) {
        "has a space or a control character"
    } else if written.value.contains('*') {
        "has a `*`, and there are no globs here"
    } else {
        return None;
    };
    Some((written.span, format!("{what} of an `[[accept]]` {fault}"), repair))
}

fn of_reason(reason: &At<String>) -> Option<Fault> {
    let fault = if reason.value.trim().is_empty() {
        "is empty"
    } else if reason.value.chars().any(|char| char.is_control()) {
        "has a line break or another control character"
    } else {
        return None;
    };
    let repair = "say in a line why an image may be released with it";
    Some((reason.span, format!("the `reason` of an `[[accept]]` {fault}"), repair))
}

fn of_packages(packages: &At<Vec<At<String>>>) -> Option<Fault> {
    let what = "this `[[accept]]` has an empty list of `packages`".to_owned();
    packages.value.is_empty().then_some((packages.span, what, "list a package, or remove `packages` for every one"))
}

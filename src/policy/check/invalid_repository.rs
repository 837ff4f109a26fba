#![doc = include_str!("invalid-repository.md")]

use super::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::Entry;
use crate::policy::PolicyFile;
use crate::registry::repository_name::{foreign_character, named, shape_fault};
use crate::source::At;
use crate::wildcard::{is_empty, is_repository_name};

pub(super) static CODE: Code = page!(Error "P001" "invalid-repository");

/// Reports every entry that is neither a repository's name nor a glob over names.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let document = &context.policy.document;
    for list in context.lists() {
        let prefix = list.prefix.or(document.registry.prefix.as_ref()).map_or("", |prefix| prefix.value.as_str());
        for written in list.repositories.map(|list| list.value.as_slice()).unwrap_or_default() {
            findings.extend(report(context, prefix, written));
        }
    }
}

fn report(context: &CheckContext<'_>, prefix: &str, written: &At<String>) -> Option<Diagnostic> {
    let rule = "".into();
    let alone = Entry::new(&rule, "", written);
    let prefix = if super::invalid_prefix::fault(prefix).is_some() { "" } else { prefix };
    let with_prefix = fault(&Entry::new(&rule, prefix, written))?;
    let fault = fault(&alone).unwrap_or(with_prefix);
    Some(diagnostic(&context.policy.file, &alone, &fault))
}

/// An entry that no filter can be made of.
pub(crate) fn refused(file: &PolicyFile, entry: &Entry) -> Diagnostic {
    diagnostic(
        file,
        entry,
        &Fault { what: "AWS takes no such filter".to_owned(), repair: "write it as a repository's name or a glob" },
    )
}

fn diagnostic(file: &PolicyFile, entry: &Entry, fault: &Fault) -> Diagnostic {
    let message = format!("`{}` is not a repository: {}", entry.text, fault.what);
    Diagnostic::new(&CODE, message).primary(file.place(entry.span), "").help(fault.repair)
}

/// What is wrong with an entry, and the repair.
pub(super) struct Fault {
    what: String,
    repair: &'static str,
}

/// What is wrong with an entry, if anything is.
pub(super) fn fault(entry: &Entry) -> Option<Fault> {
    let text = entry.text.as_str();
    if entry.is_exact() && is_repository_name(text) {
        return None;
    }
    spelling(text).or_else(|| if entry.is_exact() { Some(name_fault(text)) } else { glob_fault(entry) })
}

fn spelling(text: &str) -> Option<Fault> {
    let fault = |what: &str, repair| Some(Fault { what: what.to_owned(), repair });
    if text.trim().is_empty() {
        return fault("it is empty", "name a repository, or write `*` for every one");
    }
    if text.contains("${") || text.contains("%{") {
        return fault(
            "a policy knows no interpolation",
            "write the name out; a policy is compiled before Terraform runs",
        );
    }
    let wrong = foreign_character(&text.replace('*', ""))?;
    let what = format!("it contains {}", named(wrong));
    let repair = match wrong {
        'A'..='Z' => "repository names are in lower case",
        '?' | '[' | ']' | '{' | '}' => "the only wildcard is `*`, which stands for zero or more characters",
        ':' | '@' => "name the repository without registry, tag or digest",
        _ => "names consist of `a-z`, `0-9`, `.`, `_`, `-` and `/`; `*` is the wildcard",
    };
    Some(Fault { what, repair })
}

fn name_fault(text: &str) -> Fault {
    Fault { what: shape_fault(text), repair: "write the name as `aws ecr describe-repositories` shows it" }
}

fn glob_fault(entry: &Entry) -> Option<Fault> {
    is_empty(&entry.pattern).then(|| Fault {
        what: "no repository can have such a name".to_owned(),
        repair: "between letters or digits a name has `/`, `.`, `_`, `__` or any number of `-`, at its ends none of them",
    })
}

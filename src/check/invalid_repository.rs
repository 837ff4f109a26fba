#![doc = include_str!("invalid-repository.md")]

use super::Subject;
use crate::entry::Entry;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::PolicyFile;
use crate::source::At;
use crate::wildcard::{MAX_NAME, is_empty, is_repository_name};

pub(super) static CODE: Code = page!(Error "P001" "invalid-repository");

/// Reports every entry that is neither a repository's name nor a glob over names.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let document = &subject.policy.document;
    for list in subject.lists() {
        let prefix = list.prefix.or(document.registry.prefix.as_ref()).map_or("", |prefix| prefix.value.as_str());
        for written in list.repositories.map(|list| list.value.as_slice()).unwrap_or_default() {
            findings.extend(report(subject, prefix, written));
        }
    }
}

fn report(subject: &Subject<'_>, prefix: &str, written: &At<String>) -> Option<Diagnostic> {
    let rule = "".into();
    let alone = Entry::new(&rule, "", written);
    let prefix = if super::invalid_prefix::fault(prefix).is_some() { "" } else { prefix };
    let with_prefix = fault(&Entry::new(&rule, prefix, written))?;
    let fault = fault(&alone).unwrap_or(with_prefix);
    Some(diagnostic(&subject.policy.file, &alone, &fault))
}

/// An entry that no filter can be made of.
pub(crate) fn refused(file: &PolicyFile, entry: &Entry) -> Diagnostic {
    diagnostic(file, entry, &Fault { what: "AWS takes no such filter".to_owned(), repair: "write it as a repository's name or a glob" })
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

/// What is wrong with an entry, if anything is (RepositoryName of the ECR service model: 2 to 256 characters of
/// `[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*`, joined by `/`).
pub(super) fn fault(entry: &Entry) -> Option<Fault> {
    let text = entry.text.as_str();
    if entry.is_exact() && is_repository_name(text) {
        return None;
    }
    spelling(text).or_else(|| if entry.is_exact() { name_fault(text) } else { glob_fault(entry) })
}

fn spelling(text: &str) -> Option<Fault> {
    let fault = |what: &str, repair| Some(Fault { what: what.to_owned(), repair });
    if text.trim().is_empty() {
        return fault("it is empty", "name a repository, or write `*` for every one");
    }
    if text.contains("${") || text.contains("%{") {
        return fault("a policy knows no interpolation", "write the name out; a policy is compiled before Terraform runs");
    }
    let wrong = text.chars().find(|char| !matches!(char, 'a'..='z' | '0'..='9' | '.' | '_' | '-' | '/' | '*'))?;
    let what = format!("it contains {}", name_of(wrong));
    let repair = match wrong {
        'A'..='Z' => "repository names are in lower case",
        '?' | '[' | ']' | '{' | '}' => "the only wildcard is `*`, which stands for zero or more characters",
        ':' | '@' => "name the repository without registry, tag or digest",
        _ => "names consist of `a-z`, `0-9`, `.`, `_`, `-` and `/`; `*` is the wildcard",
    };
    Some(Fault { what, repair })
}

fn name_of(char: char) -> String {
    match char {
        ' ' => "a space".to_owned(),
        '\n' | '\r' => "a line break".to_owned(),
        '\t' => "a tab".to_owned(),
        char if char.is_control() => format!("the control character U+{:04X}", u32::from(char)),
        char => format!("`{char}`"),
    }
}

fn name_fault(text: &str) -> Option<Fault> {
    let repair = "write the name as `aws ecr describe-repositories` shows it";
    let what = if text.len() > MAX_NAME {
        format!("it has {} characters, and a name has {MAX_NAME} at most", text.len())
    } else if text.len() < 2 {
        "a name has 2 characters at least".to_owned()
    } else if text.starts_with(is_separator) || text.ends_with(is_separator) {
        "a name starts and ends with a letter or digit".to_owned()
    } else {
        "its separators can't stand together: between letters or digits a name has `/`, `.`, `_`, `__` or any number of `-`"
            .to_owned()
    };
    Some(Fault { what, repair })
}

fn glob_fault(entry: &Entry) -> Option<Fault> {
    is_empty(&entry.pattern).then(|| Fault {
        what: "no repository can have such a name".to_owned(),
        repair: "between letters or digits a name has `/`, `.`, `_`, `__` or any number of `-`, at its ends none of them",
    })
}

fn is_separator(char: char) -> bool {
    matches!(char, '.' | '_' | '-' | '/')
}

//! Faults of an entry, and of a prefix, as the text of a repository's name.

use crate::policy::Entry;
use crate::registry::repository_name::{foreign_character, named, shape_fault};
use crate::wildcard::{is_empty, is_repository_name};

/// Finds the fault of a prefix; the empty one has none.
pub(super) fn of_prefix(prefix: &str) -> Option<&'static str> {
    let probe = format!("{prefix}/x");
    if prefix.is_empty() || is_repository_name(&probe) {
        return None;
    }
    Some(if prefix.contains('*') {
        "it contains `*`"
    } else if prefix.contains("${") || prefix.contains("%{") {
        "a policy has no interpolation"
    } else if prefix.starts_with('/') || prefix.ends_with('/') {
        "it starts or ends with `/`"
    } else if prefix.chars().any(char::is_uppercase) {
        "repository names are in lower case"
    } else {
        "no repository name can start like this"
    })
}

/// Fault of an entry, and the repair.
pub(super) struct Fault {
    pub(super) what: String,
    pub(super) repair: &'static str,
}

/// Finds the fault of an entry, if it has one.
pub(super) fn of_entry(entry: &Entry) -> Option<Fault> {
    let text = entry.text.as_str();
    if entry.is_exact() && is_repository_name(text) {
        return None;
    }
    spelling(text).or_else(|| if entry.is_exact() { Some(name_fault(text)) } else { glob_fault(entry) })
}

fn spelling(text: &str) -> Option<Fault> {
    let fault = |what: &str, repair| Some(Fault { what: what.to_owned(), repair });
    if text.trim().is_empty() {
        return fault("it is empty", "list a repository, or write `*` for all of them");
    }
    if text.contains("${") || text.contains("%{") {
        return fault(
            "a policy has no interpolation",
            "write the full name; a policy is compiled before Terraform runs",
        );
    }
    let wrong = foreign_character(&text.replace('*', ""))?;
    let what = format!("it contains {}", named(wrong));
    let repair = match wrong {
        'A'..='Z' => "repository names are in lower case",
        '?' | '[' | ']' | '{' | '}' => "the only wildcard is `*`, which stands for zero or more characters",
        ':' | '@' => "write the repository name without registry, tag and digest",
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
        repair: "separators are `/`, `.`, `_`, `__` or any number of `-`; each stands between letters or digits",
    })
}

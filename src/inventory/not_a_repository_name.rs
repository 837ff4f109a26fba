#![doc = include_str!("not-a-repository-name.md")]

use std::sync::Arc;

use super::found::Found;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::repository_name::{foreign_character, named, shape_fault};
use crate::source::{Place, Source, Span};
use crate::wildcard::is_repository_name;

pub(super) static CODE: Code = page!(Error "I003" "not-a-repository-name");

/// The most of a refused text that a message repeats.
const REPEATED: usize = 80;

/// One diagnostic for each of the refused names that are shown; the last says how many more there are.
pub(super) fn report(source: &Arc<Source>, found: &Found<'_>) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<Diagnostic> = Vec::with_capacity(found.refused.len());
    for (name, span) in &found.refused {
        let fault = fault(name);
        let message = format!("`{}` is not the name of a repository: {}", shortened(name), fault.what);
        diagnostics.push(Diagnostic::new(&CODE, message).primary(Place::new(source, *span), "").help(fault.repair));
    }
    let more = found.refusals - found.refused.len();
    if let (Some(last), 1..) = (diagnostics.last_mut(), more) {
        last.help = Some(format!("{more} more such names follow; is this a list of repositories?"));
    }
    diagnostics
}

/// A name on the command line that ECR would refuse; `None` where it would not.
pub(crate) fn of_argument(name: &str) -> Option<Diagnostic> {
    if is_repository_name(name) {
        return None;
    }
    let fault = fault(name);
    let place = Place::new(&Source::new("<argument>", name), Span { start: 0, end: name.len() });
    let message = format!("`{}` is not the name of a repository: {}", shortened(name), fault.what);
    Some(Diagnostic::new(&CODE, message).primary(place, "").help(fault.repair))
}

fn shortened(name: &str) -> String {
    match name.char_indices().nth(REPEATED) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}

struct Fault {
    what: String,
    repair: &'static str,
}

/// The reason why ECR refuses a name.
fn fault(name: &str) -> Fault {
    match foreign_character(name) {
        Some(wrong) => spelling(name, wrong),
        None => Fault { what: shape_fault(name), repair: "write the name as `aws ecr describe-repositories` shows it" },
    }
}

fn spelling(name: &str, wrong: char) -> Fault {
    let what = format!("it contains {}", named(wrong));
    let repair = match wrong {
        'A'..='Z' => "repository names are in lower case",
        ':' | '@' if name.contains("://") => "name the repository alone, without scheme and registry",
        ':' | '@' => "name the repository without tag or digest",
        '*' => "an inventory lists the repositories that there are; globs belong into the policy",
        ' ' | ',' | ';' => "write one name a line",
        _ => "repository names consist of `a-z`, `0-9`, `.`, `_`, `-` and `/`",
    };
    Fault { what, repair }
}

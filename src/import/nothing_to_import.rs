#![doc = include_str!("nothing-to-import.md")]

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, page, suggest};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "A004" "nothing-to-import");

/// The most modules that are pointed at.
const SHOWN: usize = 5;

/// An input of that kind and name without a configuration of scanning.
pub(super) fn report(kind: &str, source: &Arc<Source>) -> Diagnostic {
    let name = Source::new(source.name(), "");
    Diagnostic::new(
        &CODE,
        format!("{kind} sets no registry's scanning: there is no `aws_ecr_registry_scanning_configuration` in it"),
    )
    .primary(Place::new(&name, Span::default()), "")
    .help(
        "where it was set by hand, import what AWS says: `aws ecr get-registry-scanning-configuration > registry.json`",
    )
}

/// A Terraform folder without a configuration of scanning; `absent` are those that some variables would make exist,
/// `unread` the modules that are not looked into.
pub(super) fn in_folder(folder: &Path, absent: &[(Place, Vec<String>)], unread: &[(String, Place)]) -> Diagnostic {
    let message = "nothing here sets a registry's scanning";
    let mut diagnostic = Diagnostic::new(&CODE, message);
    for (place, variables) in absent {
        let variables: Vec<&str> = variables.iter().map(String::as_str).collect();
        let text = match variables.is_empty() {
            true => "this exists in no case".to_owned(),
            false => format!("this hangs on {}: give it with `--var NAME=VALUE`", suggest::all_of(&variables)),
        };
        diagnostic = diagnostic.also(place.clone(), text);
    }
    for (source, place) in unread.iter().take(SHOWN) {
        diagnostic = diagnostic.also(place.clone(), format!("`{source}` is not looked into"));
    }
    if diagnostic.labels.is_empty() {
        let name = Source::new(folder.display().to_string(), "");
        diagnostic = diagnostic.primary(Place::new(&name, Span::default()), "");
    }
    diagnostic.help("import a state (`terraform show -json > state.json`), or what AWS says: `aws ecr get-registry-scanning-configuration > registry.json`")
}

#![doc = include_str!("repository-not-scanned.md")]

use super::caller::at_caller;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Severity, page};
use crate::registry::ScanType;
use crate::source::Place;
use crate::terraform::scanning::Registry;
use crate::terraform::{Resource, Value};
use crate::wildcard::Pattern;

pub(super) static CODE: Code = page!(Warning "L013" "repository-not-scanned");

/// Reports repositories that nobody scans, as a warning: those that no filter of an ENHANCED registry matches, whatever
/// they say themselves (FACTS 1.5, 6), and those that no filter of a BASIC one matches and that do not ask for it
/// themselves. Others without `scan_on_push = true` are a note.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for repository in &subject.repositories {
        let leaves_out = |scan_type| {
            let registries = subject.registries.iter().copied();
            registries
                .filter(move |registry| registry.scan_type() == Some(scan_type))
                .find(|it| leaves_out(*it, repository))
        };
        let finding = if let Some(registry) = leaves_out(ScanType::Enhanced) {
            unscanned(repository, registry, IN_ENHANCED)
        } else if !is_off(repository) {
            continue;
        } else if let Some(registry) = leaves_out(ScanType::Basic) {
            unscanned(repository, registry, IN_BASIC)
        } else {
            does_not_ask(repository)
        };
        findings.push(at_caller(repository, repository.body.value("name").as_text(), finding));
    }
}

const IN_ENHANCED: &str = "add a filter for it to a rule of the registry: while that is ENHANCED, the repository's own `scan_on_push` has no effect";

const IN_BASIC: &str =
    "add a filter for it to a rule of the registry; the repository's own `scan_on_push` is deprecated";

const HELP: &str = "set `image_scanning_configuration { scan_on_push = true }`; existing images are scanned when they are pushed again or somebody starts a scan";

/// Tells whether the repository's own setting is off; omitting the block means so.
fn is_off(repository: &Resource) -> bool {
    let mut settings = repository.body.blocks_of("image_scanning_configuration");
    settings.all(|block| is_false(block.value("scan_on_push")))
}

/// Tells whether a value is false, or not given; Terraform converts the string `"false"` to `false`.
fn is_false(value: &Value) -> bool {
    matches!(value, Value::Null | Value::Bool(false)) || value.as_text() == Some("false")
}

/// Tells whether a registry surely has no filter for the repository.
fn leaves_out(registry: Registry<'_>, repository: &Resource) -> bool {
    let Some(name) = repository.body.value("name").as_text() else { return false };
    let patterns = registry.patterns();
    patterns.is_some_and(|patterns: Vec<Pattern>| !patterns.iter().any(|pattern| pattern.matches(name)))
}

fn setting_place(repository: &Resource) -> Place {
    let setting = repository.body.blocks_of("image_scanning_configuration").next();
    setting.map_or(&repository.place, |block| block.place_of("scan_on_push")).clone()
}

fn unscanned(repository: &Resource, registry: Registry<'_>, help: &str) -> Diagnostic {
    let scan_type = registry.scan_type().map_or("", ScanType::as_str);
    Diagnostic::new(&CODE, format!("images pushed to `{}` are not scanned", repository.address))
        .primary(setting_place(repository), "")
        .also(
            registry.scan_type_place().clone(),
            format!("the registry is {scan_type}, and none of its filters matches the repository"),
        )
        .help(help)
}

fn does_not_ask(repository: &Resource) -> Diagnostic {
    let address = &repository.address;
    let message = format!("`{address}` does not set `scan_on_push` itself, and several compliance controls check it");
    Diagnostic::new(&CODE, message).only(Severity::Note).primary(setting_place(repository), "").help(HELP)
}

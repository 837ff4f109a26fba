#![doc = include_str!("repository-not-scanned.md")]

use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Severity, page};
use crate::registry::ScanType;
use crate::terraform::scanning::Registry;
use crate::terraform::{Resource, Value};
use crate::wildcard::Pattern;

pub(super) static CODE: Code = page!(Warning "L013" "repository-not-scanned");

/// Reports repositories without `scan_on_push = true`: a warning where the registry is BASIC and has no filter for one.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for repository in &subject.repositories {
        if is_off(repository) {
            let uncovered = subject.registries.iter().find(|registry| leaves_out(**registry, repository));
            findings.push(report(repository, uncovered.copied()));
        }
    }
}

/// Tells whether the repository's own setting is off; omitting the block means so.
fn is_off(repository: &Resource) -> bool {
    let mut settings = repository.body.blocks_of("image_scanning_configuration");
    settings.all(|block| is_false(block.value("scan_on_push")))
}

/// Tells whether a value is false, or not given; Terraform converts the string `"false"` to `false`.
fn is_false(value: &Value) -> bool {
    matches!(value, Value::Null | Value::Bool(false)) || value.as_text() == Some("false")
}

/// Tells whether a registry is BASIC and surely has no filter for the repository.
fn leaves_out(registry: Registry<'_>, repository: &Resource) -> bool {
    let Some(name) = repository.body.value("name").as_text() else { return false };
    let patterns = registry.patterns();
    registry.scan_type() == Some(ScanType::Basic)
        && patterns.is_some_and(|patterns: Vec<Pattern>| !patterns.iter().any(|pattern| pattern.matches(name)))
}

fn report(repository: &Resource, uncovered: Option<Registry<'_>>) -> Diagnostic {
    let address = &repository.address;
    let setting = repository.body.blocks_of("image_scanning_configuration").next();
    let place = setting.map_or(&repository.place, |block| block.place_of("scan_on_push")).clone();
    let help = "set `image_scanning_configuration { scan_on_push = true }`; existing images are scanned when they are pushed again or a scan is started manually";
    match uncovered {
        Some(registry) => Diagnostic::new(&CODE, format!("images pushed to `{address}` are not scanned"))
            .primary(place, "")
            .also(
                registry.scan_type_place().clone(),
                "the registry is BASIC, and none of its filters matches the repository",
            )
            .help(help),
        None => Diagnostic::new(
            &CODE,
            format!("`{address}` does not set `scan_on_push` itself, and several compliance controls check it"),
        )
        .only(Severity::Note)
        .primary(place, "")
        .help(help),
    }
}

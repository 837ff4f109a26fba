#![doc = include_str!("sensitive-setting.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "A010" "sensitive-setting");

/// A configuration that Terraform keeps secret.
pub(super) fn report(address: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{address}` is marked as sensitive, and a policy is no place for secrets"))
        .primary(place.clone(), "")
        .help("names of repositories are seldom secret: take the marking off, or import what AWS says: `aws ecr get-registry-scanning-configuration > registry.json`")
}

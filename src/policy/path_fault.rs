//! [`path_fault`]: what is wrong with the text of a path in a policy.

use std::path::{Component, Path};

use crate::invisible;

/// Finds the fault of a path by its text alone, if it has one. Every path of a policy is relative to the file that says it.
pub(super) fn path_fault(path: &str) -> Option<&'static str> {
    if path.trim().is_empty() {
        Some("the path is empty")
    } else if path.contains("${") || path.contains("%{") {
        Some("a policy has no interpolation")
    } else if path.chars().any(|char| char == '\\' || invisible::name(char).is_some()) {
        Some("the path contains a backslash or an invisible character")
    } else if Path::new(path).is_absolute() {
        Some("the path is absolute")
    } else if Path::new(path).components().any(is_home) {
        Some("`~` is a name like any other here, and not the home directory")
    } else {
        None
    }
}

/// Tells a name that a shell takes for somebody's home directory.
fn is_home(component: Component<'_>) -> bool {
    matches!(component, Component::Normal(name) if name.as_encoded_bytes().starts_with(b"~"))
}

#![doc = include_str!("provider-within.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "G004" "provider-within");

/// A configuration whose provider the root has no name for.
pub(super) fn report(address: &str, place: Place, provider: Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{address}` acts with a provider that is configured within its module"))
        .primary(place, "a call in the root can't name that provider")
        .also(provider, "configured here")
        .help("move the `provider` block to the root, pass it with `providers`, and apply that first")
}

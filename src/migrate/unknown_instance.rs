#![doc = include_str!("unknown-instance.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "G003" "unknown-instance");

/// A configuration whose instance key is not told; a `moved` block must name it.
pub(super) fn report(address: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the text does not tell the key of `{address}`, which a `moved` block must name"))
        .primary(place, "its `count` or `for_each`, or that of a module it is in, is not known")
        .help("give the values that it hangs on with `--var NAME=VALUE` or `--var-file`; `terraform state list` shows the keys")
}

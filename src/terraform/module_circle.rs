#![doc = include_str!("module-circle.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "T007" "module-circle");

/// A call of a module that leads to itself. `above` are the modules that lead to the call, each with the place of the
/// call that it is reached by.
pub(super) fn report(call: Place, above: &[(usize, Option<Place>)], called: usize) -> Diagnostic {
    let within = above.iter().skip_while(|(module, _)| *module != called).skip(1);
    let mut diagnostic =
        Diagnostic::new(&CODE, "modules call each other in a circle").primary(call, "back to the start");
    for place in within.filter_map(|(_, place)| place.clone()) {
        diagnostic = diagnostic.also(place, "by this call");
    }
    diagnostic.help("let what both need be a module of its own, which calls neither")
}

/// A call that is one too many.
pub(super) fn too_many(call: Place, most: usize, deepest: usize) -> Diagnostic {
    Diagnostic::new(&CODE, format!("modules are called from more than {most} places, or more than {deepest} deep"))
        .primary(call, "not read from here on")
        .help("call a module with `for_each` rather than once for each case")
}

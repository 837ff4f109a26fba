//! Templates, as hcl-edit parses them, to the tree.

use ::hcl::edit::template::{Element, Strip};

use super::native::Lower;
use super::tree::{Kind, Part};

/// Returns the kind of a template of these elements. In quotes and in JSON one that is nothing but an interpolation is the
/// expression in it, whatever its type. Directives and strip markers are not read.
pub(super) fn kind<'t>(lower: Lower<'_>, elements: impl Iterator<Item = &'t Element>, can_unwrap: bool) -> Kind {
    let Some(mut parts) = elements.map(|element| part(lower, element)).collect::<Option<Vec<Part>>>() else {
        return Kind::Unread;
    };
    match parts.as_mut_slice() {
        [] => Kind::Text("".into()),
        [Part::Text(text)] => Kind::Text(std::mem::take(text)),
        [Part::Interpolation(inner)] if can_unwrap => std::mem::replace(&mut inner.kind, Kind::Null),
        _ => Kind::Template(parts),
    }
}

fn part(lower: Lower<'_>, element: &Element) -> Option<Part> {
    match element {
        Element::Literal(text) => Some(Part::Text(text.value().as_str().into())),
        Element::Interpolation(inner) if inner.strip == Strip::None => {
            Some(Part::Interpolation(lower.expression(&inner.expr)))
        }
        _ => None,
    }
}

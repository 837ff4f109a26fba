//! Templates: texts with interpolations, in quotes, as heredocs and in JSON.

use ::hcl::edit::template::{Element, Strip, Template};

use super::native::{At, Lower};
use super::tree::{Expression, Kind, Part};
use crate::source::Span;

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

/// The expression that a text of JSON is: a template. `inner` is where its characters stand, if they stand there as they
/// are, without escapes.
///
/// # Errors
/// Reason why it is none.
pub(super) fn of_json(text: &str, whole: Span, has_escapes: bool) -> Result<Expression, ::hcl::edit::parser::Error> {
    if !text.contains("${") && !text.contains("%{") {
        return Ok(Expression { kind: Kind::Text(text.into()), span: whole });
    }
    let at = if has_escapes { At::Whole(whole) } else { At::Offset(whole.start + 1) };
    let template: Template = text.parse()?;
    Ok(Expression { kind: kind(Lower { text, at }, template.iter(), true), span: whole })
}

//! What to change in the files that are there: the blocks that go, and the inputs that are switched off.

use super::instances::without_keys;
use super::noun::{Action, Edit};
use super::pick::Picked;
use super::present::Thing;
use super::references;
use super::target::Target;
use crate::hcl::{Attribute, Block};
use crate::source::{Place, Position};
use crate::terraform::Declared;

/// Every edit, by file and line.
pub(super) fn edits(picked: &Picked<'_, '_>, target: &Target) -> Vec<Edit> {
    let gone: Vec<&Thing<'_>> = picked.registry.iter().chain(&picked.rivals).chain(&picked.enablers).copied().collect();
    let mut edits: Vec<Edit> = gone.iter().filter_map(|thing| of_thing(thing)).collect();
    let deleted: Vec<Declared<'_>> =
        gone.iter().filter(|thing| thing.community.is_none()).map(|thing| thing.declared).collect();
    edits.extend(references::edits(&deleted, target));
    edits.sort();
    edits.dedup();
    edits
}

fn of_thing(thing: &Thing<'_>) -> Option<Edit> {
    let Some(module) = thing.community else {
        return Some(delete(thing.declared.block, &format!("the block of `{}`", thing.declared.address())));
    };
    match module.off_switch {
        Some(input) => switch_off(thing.declared.block, input),
        None => Some(delete(
            thing.declared.block,
            &format!(
                "the call `{}`, which can't leave scanning alone; what else it manages stays in AWS, and is forgotten",
                without_keys(&thing.resource.address)
            ),
        )),
    }
}

/// The input of a call becomes false; where it isn't given it is added below the source.
fn switch_off(call: &Block, input: &str) -> Option<Edit> {
    let what = format!("`{input} = false`, so that the module leaves scanning alone");
    let line = format!("  {input} = false");
    let (attribute, replacement) = match call.attribute(input) {
        Some(given) => (given, line),
        None => {
            let source = call.attribute("source")?;
            (source, format!("{}\n{line}", lines_of(source)))
        }
    };
    Some(at(&whole(attribute), Action::Replace, what, Some(replacement)))
}

fn delete(block: &Block, what: &str) -> Edit {
    at(&block.whole(), Action::Delete, what.to_owned(), None)
}

/// An edit of the lines of a place. Lines of JSON need commas beside them, which a person sets.
pub(super) fn at(place: &Place, action: Action, what: String, replacement: Option<String>) -> Edit {
    let is_json = place.source.name().ends_with(".json");
    let (start, end) = lines(place);
    Edit {
        path: place.source.name().to_owned(),
        line: start,
        end_line: end,
        action: if is_json { Action::Review } else { action },
        what: if is_json && action == Action::Delete { format!("delete {what}") } else { what },
        replacement: replacement.filter(|_| !is_json),
    }
}

/// The first and the last line of a place.
fn lines(place: &Place) -> (usize, usize) {
    let Position { line: start, .. } = place.source.position(place.span.start);
    let end = place.span.end.saturating_sub(1).max(place.span.start);
    (start, place.source.position(end).line)
}

/// An argument with its name.
pub(super) fn whole(attribute: &Attribute) -> Place {
    let mut place = attribute.name_place();
    place.span.end = attribute.value.span.end.max(place.span.end);
    place
}

/// The lines that an argument stands on.
pub(super) fn lines_of(attribute: &Attribute) -> String {
    let place = whole(attribute);
    let (start, end) = lines(&place);
    let lines = place.source.text().lines().skip(start.saturating_sub(1)).take(end + 1 - start);
    lines.collect::<Vec<_>>().join("\n")
}

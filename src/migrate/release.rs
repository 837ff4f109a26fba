//! Value of the release variable in the call of an on-release module: what the old configuration switched on, in the words
//! of the root.

use super::existence;
use super::existing::ExistingResource;
use super::pick::Picked;
use crate::hcl::{Attribute, Expression, Kind};
use crate::plan::ScanPlan;
use crate::registry::Release;
use crate::registry::ScanType;
use crate::terraform::{Declared, Directory};

/// Value of the release variable.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// Nothing: the policy has no such variable, or its default is what the old configuration said, or there is none.
    Nothing,
    /// This expression.
    Words(String),
    /// None can be given, since the root has no words for what the old configuration said, which is this.
    Untold(String),
}

/// The value to give it.
pub(super) fn given(directory: &Directory, picked: &Picked<'_, '_>, plan: &ScanPlan) -> Given {
    let Release::OnRelease { switch, .. } = plan.release else { return Given::Nothing };
    let Some(registry) = picked.registry else { return Given::Nothing };
    if let Some(words) = by_turns(directory, registry, picked) {
        return words;
    }
    let input = registry.community.map_or("scan_type", |module| module.scan_type);
    let (input, key) = input.split_once('.').map_or((input, None), |(input, key)| (input, Some(key)));
    let Some(attribute) = registry.declared.block.attribute(input) else {
        return Given::Untold("the module's default".to_owned());
    };
    let untold = || Given::Untold(attribute.place().text().to_owned());
    let Some((part, behind)) = part(&attribute.value, key) else { return untold() };
    if let Some(is_on) = is_enhanced(part.as_text()) {
        return if is_on == switch.default { Given::Nothing } else { Given::Words(is_on.to_string()) };
    }
    condition(directory, registry.declared, attribute, part, &behind).map_or_else(untold, Given::Words)
}

/// The value where configurations take turns: the condition of the one that is ENHANCED. `None` where they do not, or are
/// not of two scan types.
fn by_turns(directory: &Directory, registry: &ExistingResource<'_>, picked: &Picked<'_, '_>) -> Option<Given> {
    let is_on = |resource: &ExistingResource<'_>| is_enhanced(resource.evaluated.body.value("scan_type").as_text());
    let all: Vec<&ExistingResource<'_>> = std::iter::once(registry).chain(picked.conflicts.iter().copied()).collect();
    let mut on = all.iter().filter(|resource| is_on(resource) == Some(true));
    let (Some(enhanced), None) = (on.next(), on.next()) else { return None };
    let are_told = all.len() > 1 && all.iter().all(|resource| is_on(resource).is_some());
    let words = existence::condition(directory, enhanced).filter(|_| are_told)?;
    Some(Given::Words(words))
}

/// The value of an object's key: its expression, or the object with the suffix that has to be written behind it.
fn part<'e>(value: &'e Expression, key: Option<&str>) -> Option<(&'e Expression, String)> {
    match (&value.kind, key) {
        (_, None) => Some((value, String::new())),
        (Kind::Object(entries), Some(key)) => {
            let entry = entries.iter().find(|(own, _)| own.as_text() == Some(key));
            entry.map(|(_, value)| (value, String::new()))
        }
        (Kind::Traversal(..) | Kind::Name(_), Some(key)) => Some((value, format!(".{key}"))),
        (_, Some(_)) => None,
    }
}

/// The condition under which a scan type is ENHANCED.
fn condition(
    directory: &Directory,
    declared: Declared<'_>,
    attribute: &Attribute,
    part: &Expression,
    behind: &str,
) -> Option<String> {
    let words = |part: &Expression| directory.part_at_root(declared.node, part, &attribute.source);
    if let Kind::Conditional(parts) = &part.kind {
        let [condition, yes, no] = &**parts;
        match (is_enhanced(yes.as_text()), is_enhanced(no.as_text())) {
            (Some(true), Some(false)) => return words(condition),
            (Some(false), Some(true)) => return words(condition).map(|words| format!("!({words})")),
            _ => {}
        }
    }
    let words = words(part)?;
    let is_simple = words.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '.' | '-'));
    let words = if is_simple { words } else { format!("({words})") };
    Some(format!("{words}{behind} == \"{}\"", ScanType::Enhanced.as_str()))
}

fn is_enhanced(word: Option<&str>) -> Option<bool> {
    Some(ScanType::parse(word?)? == ScanType::Enhanced)
}

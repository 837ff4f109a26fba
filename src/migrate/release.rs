//! What the call of an on-release module is given: what the old configuration switched on, in the words of the root.

use super::present::Thing;
use crate::plan::{Release, ScanPlan, ScanType};
use crate::terraform::syntax::{Attribute, Expression, Kind};
use crate::terraform::{Declared, Folder};

/// What the release variable is given.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// Nothing: the policy has no such variable, or its default is what the old configuration said, or there is none.
    Nothing,
    /// This expression.
    Words(String),
    /// What the old configuration said can't be said in the root: that is it.
    Untold(String),
}

/// What to give it.
pub(super) fn given(folder: &Folder, registry: Option<&Thing<'_>>, plan: &ScanPlan) -> Given {
    let Release::OnRelease { default, .. } = plan.release else { return Given::Nothing };
    let Some(registry) = registry else { return Given::Nothing };
    let input = registry.remote.map_or("scan_type", |module| module.scan_type);
    let Some(attribute) = registry.declared.block.attribute(input) else {
        return Given::Untold("the module's own default".to_owned());
    };
    if let Some(is_on) = attribute.value.as_text().and_then(|word| is_enhanced(Some(word))) {
        return if is_on == default { Given::Nothing } else { Given::Words(is_on.to_string()) };
    }
    match condition(folder, registry.declared, attribute) {
        Some(words) => Given::Words(words),
        None => Given::Untold(attribute.place().text().to_owned()),
    }
}

/// The condition under which a scan type is ENHANCED.
fn condition(folder: &Folder, declared: Declared<'_>, attribute: &Attribute) -> Option<String> {
    let words = |part: &Expression| folder.part_at_root(declared.node, part, &attribute.source);
    if let Kind::Conditional(parts) = &attribute.value.kind {
        let [condition, yes, no] = &**parts;
        match (is_enhanced(yes.as_text()), is_enhanced(no.as_text())) {
            (Some(true), Some(false)) => return words(condition),
            (Some(false), Some(true)) => return words(condition).map(|words| format!("!({words})")),
            _ => {}
        }
    }
    let words = words(&attribute.value)?;
    let is_simple = words.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '.' | '-'));
    let words = if is_simple { words } else { format!("({words})") };
    Some(format!("{words} == \"{}\"", ScanType::Enhanced.word()))
}

fn is_enhanced(word: Option<&str>) -> Option<bool> {
    let word = word?;
    match () {
        () if word == ScanType::Enhanced.word() => Some(true),
        () if word == ScanType::Basic.word() => Some(false),
        () => None,
    }
}

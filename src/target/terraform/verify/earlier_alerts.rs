//! The repositories of the alerts of a module's text, whatever it was made from.

use super::alert_pattern::{RULE, name_paths};
use super::literal::Reader;
use super::module::{Module, TopBlock};
use super::wrong_names::Accepted;
use crate::events::{Condition, EventPattern, Scalar};
use crate::plan::AlertNames;

/// The alerts whose text tells their repositories.
pub(super) fn of(module: &Module<'_>) -> Vec<(String, AlertNames)> {
    let rules = module.blocks_of("resource").filter(|top| top.label(0) == Some(RULE));
    rules.filter_map(|top| Some((top.label(1)?.to_owned(), names(module, top)?))).collect()
}

fn names(module: &Module<'_>, top: TopBlock<'_>) -> Option<AlertNames> {
    // A rule of the built-in templates has one pattern, in either release state.
    let text = Reader::new(module, top, true).attribute(top.block.attribute("event_pattern")?).ok()?;
    let pattern = EventPattern::parse(text.as_str()?).ok()?;
    let branch = pattern.branches().first()?;
    let (condition, _) = branch.test("detail-type")?.conditions.first()?;
    let Condition::Is(Scalar::Text(detail_type)) = condition else { return None };
    let Accepted { groups, without } = Accepted::of(branch, name_paths(detail_type), 0)?;
    let mut groups = groups.into_iter();
    let inside = groups.next();
    groups.next().is_none().then_some(AlertNames { inside, outside: without })
}

//! The configuration that the generated text gives AWS in one release state, beside that of the plan.

use std::collections::BTreeSet;

use super::module::{Module, TopBlock};
use super::{not_static, wrong_region};
use crate::diagnostic::Findings;
use crate::plan::State;
use crate::registry::{ReleaseVariable, Rule, ScanType};
use crate::source::{Place, Span};
use crate::terraform::{BlockValue, Evaluation};

/// The evaluated resource of one state.
pub(crate) struct Emitted<'m> {
    top: TopBlock<'m>,
    resource: BlockValue,
    /// The plan's own state.
    pub(super) planned: State<'m>,
    /// The different rules; `rule` is a set, so equal ones are one.
    pub rules: Vec<EmittedRule>,
}

/// One rule as the text says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EmittedRule {
    /// The rule that it gives.
    pub said: Rule,
    /// The place in its file.
    span: Span,
}

/// Evaluates the one configuration of a module for a state.
pub(super) fn in_state<'m>(module: &'m Module<'m>, planned: State<'m>) -> Result<Emitted<'m>, Findings> {
    let top = module.configurations().next().ok_or_else(|| not_static::no_configuration(module))?;
    let on = planned.scan_type() == ScanType::Enhanced;
    let evaluation = release_at(module, on).ok_or_else(|| not_static::no_configuration(module))?;
    let resource = evaluation.locals().and_then(|()| evaluation.block(&wrong_region::without(top.block)));
    let resource = resource.map_err(|refusal| not_static::report(module, &refusal))?;
    let rules = rules(&resource);
    Ok(Emitted { top, resource, planned, rules })
}

/// The scan type and the rules of a module with the release variable at a value, if its text tells them.
pub(super) fn evaluated(module: &Module<'_>, on: bool) -> Option<(String, Vec<EmittedRule>)> {
    let block = wrong_region::without(module.configurations().next()?.block);
    let resource = release_at(module, on)?.block(&block).ok()?;
    Some((resource.value("scan_type").as_text()?.to_owned(), rules(&resource)))
}

/// The evaluation of a module with the release variable, if it has it, at a value.
pub(super) fn release_at<'m>(module: &'m Module<'_>, on: bool) -> Option<Evaluation<'m>> {
    module.evaluated().evaluate(vec![(ReleaseVariable::NAME, on)])
}

pub(super) fn rules(resource: &BlockValue) -> Vec<EmittedRule> {
    distinct(resource.blocks_of("rule").map(rule))
}

impl Emitted<'_> {
    /// The word of `scan_type`.
    pub(super) fn scan_type(&self) -> &str {
        self.resource.value("scan_type").as_text().unwrap_or_default()
    }

    /// The resource's address.
    pub(super) fn address(&self) -> String {
        self.top.address()
    }

    /// The state as messages say it.
    pub(super) fn state(&self) -> &'static str {
        self.planned.scan_type().as_str()
    }

    /// Returns the place of an attribute of the resource.
    pub(super) fn place_of(&self, attribute: &str) -> Place {
        match self.resource.arguments.get(attribute) {
            Some(argument) => self.top.file.place(argument.place.span),
            None => self.top.place(),
        }
    }

    pub(super) fn place(&self, rule: &EmittedRule) -> Place {
        self.top.file.place(rule.span)
    }

    /// Every pair of a frequency and a filter in the text.
    pub(super) fn pairs(&self) -> BTreeSet<(&str, &str)> {
        let pairs = self.rules.iter();
        pairs
            .flat_map(|rule| rule.said.filters.iter().map(|filter| (rule.said.frequency.as_str(), filter.as_str())))
            .collect()
    }

    /// Every pair of a frequency and a filter in the plan.
    pub(super) fn planned_pairs(&self) -> BTreeSet<(&'static str, &str)> {
        let rules = self.planned.rules().into_iter();
        rules
            .flat_map(|rule| rule.filters.iter().map(move |filter| (rule.frequency.as_str(), filter.filter.as_str())))
            .collect()
    }
}

fn rule(block: &BlockValue) -> EmittedRule {
    let filters = block.blocks_of("repository_filter").map(filter);
    let frequency = block.value("scan_frequency").as_text().unwrap_or_default().to_owned();
    EmittedRule { said: Rule { frequency, filters: filters.collect() }, span: block.place.span }
}

/// The filter's text; of another type than WILDCARD, which AWS does not have, it is no filter of the plan.
fn filter(block: &BlockValue) -> String {
    let text = block.value("filter").as_text().unwrap_or_default();
    match block.value("filter_type").as_text() {
        Some("WILDCARD") => text.to_owned(),
        other => format!("{text} of filter type {}", other.unwrap_or("unknown")),
    }
}

fn distinct(rules: impl Iterator<Item = EmittedRule>) -> Vec<EmittedRule> {
    let mut distinct: Vec<EmittedRule> = Vec::new();
    for rule in rules {
        if !distinct.iter().any(|known| known.said == rule.said) {
            distinct.push(rule);
        }
    }
    distinct
}

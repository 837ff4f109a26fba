//! What the generated text tells AWS in one release state, beside what the plan says of that state.

use std::collections::BTreeSet;

use super::evaluate::{Evaluated, Scope};
use super::module::{Module, TopBlock};
use super::not_static;
use crate::diagnostic::Diagnostic;
use crate::plan::State;
use crate::registry::{ReleaseVariable, Rule, ScanType};
use crate::source::Place;

/// The evaluated resource of one state.
pub(crate) struct Emitted<'m> {
    top: TopBlock<'m>,
    resource: Evaluated,
    /// The plan's own state.
    pub(super) planned: State<'m>,
    /// The different rules; `rule` is a set, so equal ones are one.
    pub rules: Vec<EmittedRule>,
}

/// One rule as the text says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EmittedRule {
    /// What it says.
    pub said: Rule,
    /// Where it stands, as bytes of the file.
    span: Option<std::ops::Range<usize>>,
}

/// Evaluates the one configuration of a module for a state.
pub(super) fn in_state<'m>(module: &'m Module<'m>, planned: State<'m>) -> Result<Emitted<'m>, Diagnostic> {
    let top = module.configurations().next().ok_or_else(|| not_static::no_configuration(module))?;
    let on = planned.scan_type() == ScanType::Enhanced;
    let has_variable = module.blocks_of("variable").any(|variable| variable.label(0) == Some(ReleaseVariable::NAME));
    let (mut scope, unknown) = Scope::new(module, has_variable.then_some((ReleaseVariable::NAME, on)));
    if let Some((file, unknown)) = unknown.into_iter().next() {
        return Err(not_static::report(file, unknown));
    }
    let resource = scope.block(top.block).map_err(|unknown| not_static::report(top, unknown))?;
    let rules = rules(&resource);
    Ok(Emitted { top, resource, planned, rules })
}

/// The scan type and the rules of a module with the release variable at a value, if its text tells them.
pub(super) fn evaluated(module: &Module<'_>, variable: Option<bool>) -> Option<(String, Vec<EmittedRule>)> {
    let (mut scope, _) = Scope::new(module, variable.map(|on| (ReleaseVariable::NAME, on)));
    let resource = scope.block(module.configurations().next()?.block).ok()?;
    Some((resource.text("scan_type")?.to_owned(), rules(&resource)))
}

pub(super) fn rules(resource: &Evaluated) -> Vec<EmittedRule> {
    distinct(resource.blocks.iter().filter(|block| block.kind == "rule").map(rule))
}

impl Emitted<'_> {
    /// The word of `scan_type`.
    pub(super) fn scan_type(&self) -> &str {
        self.resource.text("scan_type").unwrap_or_default()
    }

    /// The resource's address.
    pub(super) fn address(&self) -> String {
        super::managed::address(self.top)
    }

    /// The state as messages say it.
    pub(super) fn state(&self) -> &'static str {
        self.planned.scan_type().word()
    }

    /// Where an attribute of the resource stands.
    pub(super) fn place_of(&self, attribute: &str) -> Place {
        self.top.file.place(self.resource.span_of(attribute))
    }

    /// Where a rule stands.
    pub(super) fn place(&self, rule: &EmittedRule) -> Place {
        self.top.file.place(rule.span.clone())
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
            .flat_map(|rule| rule.filters.iter().map(move |filter| (rule.frequency.word(), filter.filter.as_str())))
            .collect()
    }
}

fn rule(block: &Evaluated) -> EmittedRule {
    let filters = block.blocks.iter().filter(|block| block.kind == "repository_filter");
    let frequency = block.text("scan_frequency").unwrap_or_default().to_owned();
    EmittedRule { said: Rule { frequency, filters: filters.map(filter).collect() }, span: block.span.clone() }
}

/// The filter's text; of another type than WILDCARD, which AWS does not have, it is no filter of the plan.
fn filter(block: &Evaluated) -> String {
    let text = block.text("filter").unwrap_or_default();
    match block.text("filter_type") {
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

//! Resource that the call of a known module makes, as if the module's text were in the directory.

use std::collections::BTreeMap;

use super::community_module::CommunityModule;
use super::inputs::{InputError, Inputs};
use crate::registry::WrittenRule;
use crate::source::Place;
use crate::terraform::scanning::REGISTRY;
use crate::terraform::{Argument, BlockValue, Lifecycle, Open, Resource, Value};

/// Product of the call of a known module.
pub(crate) enum Made {
    /// This registry's configuration. Where rules are unknown, one that is unknown stands for all.
    Registry(Box<Resource>),
    /// Nothing that has to do with scanning.
    Nothing,
    /// It can't be told, because of this input.
    Open(InputError),
}

impl CommunityModule {
    /// Returns what a call makes.
    pub(crate) fn made(&self, call: &Resource) -> Made {
        let inputs = Inputs::of(call);
        let scan_type = match self.makes_one(&inputs) {
            Ok(true) => (self.read_scan_type)(&inputs),
            Ok(false) => return Made::Nothing,
            Err(error) => Err(error),
        };
        let scan_type = match scan_type {
            Ok(scan_type) => scan_type,
            Err(error) => return Made::Open(error),
        };
        let place = self.scan_type_place(&inputs);
        let blocks = match (self.read_rules)(&inputs) {
            Ok(rules) => rules.iter().map(rule).collect(),
            Err(error) => vec![unknown_rule(&error)],
        };
        let body = block(REGISTRY, &call.place, &[("scan_type", Value::Text(scan_type), &place)], blocks);
        Made::Registry(Box::new(Resource {
            address: format!("{}.{}", call.address, self.inner),
            kind: REGISTRY.to_owned(),
            place: call.place.clone(),
            calls: call.calls.clone(),
            location: call.location.clone(),
            body,
            lifecycle: Lifecycle::default(),
            depends_on: call.depends_on.clone(),
        }))
    }
}

fn rule(rule: &WrittenRule) -> BlockValue {
    let filters = rule.filters.iter().map(|filter| {
        let text = ("filter", Value::Text(filter.text.clone()), &filter.place);
        block("repository_filter", &filter.place, &[text], Vec::new())
    });
    let frequency = ("scan_frequency", Value::Text(rule.frequency.clone()), &rule.place);
    block("rule", &rule.place, &[frequency], filters.collect())
}

fn unknown_rule(error: &InputError) -> BlockValue {
    let (InputError::Unknown { input, place, .. } | InputError::Misfit { input, place, .. }) = error;
    let open = || Value::Unknown(Open::new(input.clone()));
    let filter = block("repository_filter", place, &[("filter", open(), place)], Vec::new());
    block("rule", place, &[("scan_frequency", open(), place)], vec![filter])
}

fn block(kind: &str, place: &Place, arguments: &[(&str, Value, &Place)], blocks: Vec<BlockValue>) -> BlockValue {
    let argument = |(name, value, place): &(&str, Value, &Place)| {
        ((*name).to_owned(), Argument { value: value.clone(), place: (*place).clone(), encoded: None })
    };
    let arguments: BTreeMap<String, Argument> = arguments.iter().map(argument).collect();
    BlockValue { kind: kind.to_owned(), place: place.clone(), arguments, blocks }
}

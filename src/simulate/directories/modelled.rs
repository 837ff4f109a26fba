//! A Terraform resource as the model takes it, in one combination of the unknowns in its arguments.

use std::collections::BTreeSet;

use super::branch::Branch;
use super::enabler::enabler;
use super::kind::Kind;
use crate::registry::{Configuration, Rule, ScanType};
use crate::simulate::managed_resources::{Managed, Registry};
use crate::terraform::elsewhere::reaches;
use crate::terraform::scanning::{ENABLER, ORGANIZATION, REGISTRY};
use crate::terraform::{BlockValue, Resource, Value};

/// Resource of the model.
#[derive(Debug)]
pub(super) struct Modelled {
    /// The address and the meta-arguments. Dependencies are not filled in.
    pub(super) managed: Managed,
    pub(super) kind: Kind,
}

/// Reads a resource.
///
/// # Errors
/// The provider refuses the resource when it plans: the reason.
pub(super) fn read(resource: &Resource, branch: &mut Branch) -> Result<Modelled, String> {
    let managed = Managed {
        address: resource.address.clone(),
        prevents_destroy: resource.lifecycle.prevent_destroy.is_some(),
        depends_on: Vec::new(),
    };
    let kind = match resource.kind.as_str() {
        REGISTRY => Kind::Registry(registry(resource, &managed, branch)?),
        ENABLER => enabler(resource, &managed, branch)?,
        ORGANIZATION => Kind::Organization { enables_ecr: enables_ecr(&resource.body) },
        _ if reaches(resource) => Kind::Elsewhere,
        _ => Kind::Organization { enables_ecr: false },
    };
    Ok(Modelled { managed, kind })
}

fn registry(resource: &Resource, managed: &Managed, branch: &mut Branch) -> Result<Registry, String> {
    let scan_type = match resource.body.value("scan_type") {
        Value::Text(word) => scan_type(word).ok_or_else(|| format!("the scan type `{word}`"))?,
        Value::Unknown(open) => match branch.ask(&open.what, &["\"BASIC\"", "\"ENHANCED\""]) {
            0 => ScanType::Basic,
            _ => ScanType::Enhanced,
        },
        _ => return Err("it has no `scan_type`".to_owned()),
    };
    if let Some(word) = resource.body.blocks_of("rule").find_map(refused_filter_type) {
        return Err(format!("the filter type `{word}`"));
    }
    let rules = resource.body.blocks_of("rule").map(rule).collect();
    let ignored = &resource.lifecycle.ignored;
    Ok(Registry {
        managed: managed.clone(),
        wanted: Configuration { scan_type, rules },
        ignores_scan_type: ignored.has("scan_type"),
        ignores_rules: ignored.has("rule"),
    })
}

fn scan_type(word: &str) -> Option<ScanType> {
    [ScanType::Basic, ScanType::Enhanced].into_iter().find(|known| known.as_str() == word)
}

/// The type of a filter that is not the only one that the provider takes.
fn refused_filter_type(rule: &BlockValue) -> Option<&str> {
    let mut types = rule.blocks_of("repository_filter").filter_map(|filter| filter.value("filter_type").as_text());
    types.find(|word| *word != "WILDCARD")
}

/// Reads a rule. For an unknown one it makes one that nobody refuses, and that is the same as no other: the model asks
/// nothing else of rules.
fn rule(block: &BlockValue) -> Rule {
    let mut unknown = block.value("scan_frequency").unknown().map(str::to_owned);
    let mut filters = BTreeSet::new();
    for filter in block.blocks_of("repository_filter") {
        match filter.value("filter") {
            Value::Text(text) => _ = filters.insert(text.clone()),
            other => unknown = unknown.or_else(|| other.unknown().map(str::to_owned)),
        }
    }
    match (unknown, block.value("scan_frequency").as_text()) {
        (Some(what), frequency) => {
            filters.insert(as_filter(&what));
            Rule { frequency: frequency.unwrap_or("SCAN_ON_PUSH").to_owned(), filters }
        }
        (None, frequency) => Rule { frequency: frequency.unwrap_or_default().to_owned(), filters },
    }
}

/// Spells an unknown in the letters of a filter: `var.filters` as `unknown-var-filters`.
fn as_filter(what: &str) -> String {
    let letters = what.chars().map(|char| if char.is_ascii_alphanumeric() { char.to_ascii_lowercase() } else { ' ' });
    let words = letters.collect::<String>();
    let words: Vec<&str> = words.split_whitespace().collect();
    format!("unknown-{}", words.join("-")).chars().take(200).collect::<String>().trim_end_matches('-').to_owned()
}

/// Tells whether new members get ECR; an unknown value might enable it.
fn enables_ecr(body: &BlockValue) -> bool {
    let is_on = |ecr: &Value| match ecr {
        Value::Bool(is_on) => *is_on,
        Value::Text(text) => text == "true",
        Value::Null => false,
        _ => true,
    };
    let in_list = |value: &Value| match value {
        Value::Map(entries) => entries.get("ecr").is_some_and(is_on),
        Value::Unknown(_) => true,
        _ => false,
    };
    // The block may also be written as an argument: a list of objects.
    let of_argument = match body.value("auto_enable") {
        Value::List(values) => values.iter().any(in_list),
        value => in_list(value),
    };
    of_argument || body.blocks_of("auto_enable").any(|block| is_on(block.value("ecr")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_unknown_is_a_filter_that_nobody_refuses() {
        for what in ["var.filters", "module.a[\"x\"]: local.y", "§"] {
            assert!(crate::registry::Filter::new(as_filter(what)).is_ok(), "{what}: {}", as_filter(what));
        }
    }
}

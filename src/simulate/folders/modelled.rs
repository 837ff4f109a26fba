//! A resource as the model takes it, where what its text leaves open has turned out in some way.

use std::collections::BTreeSet;

use super::branch::Branch;
use crate::registry::ScanType;
use crate::registry::{Configuration, Rule};
use crate::registry::{ResourceType, Types};
use crate::simulate::{Enabler, Managed, Registry};
use crate::terraform::scanning::{ENABLER, REGISTRY};
use crate::terraform::{BlockValue, Resource, Value};

/// A resource that is known.
#[derive(Debug)]
pub(super) struct Known {
    /// What all have. What it is made after is not filled in.
    pub(super) managed: Managed,
    /// What it is.
    pub(super) kind: Kind,
}

/// What a resource is to the model.
#[derive(Debug)]
pub(super) enum Kind {
    Registry(Registry),
    Enabler(Enabler),
    /// An enabler of other accounts than the caller's: those.
    Foreign(String),
    /// What the organization does in new member accounts.
    Organization {
        enables_ecr: bool,
    },
}

/// Reads a resource. `account` is the caller's, where it is known.
///
/// # Errors
/// What the provider refuses, when it plans.
pub(super) fn read(resource: &Resource, branch: &mut Branch, account: Option<&str>) -> Result<Known, String> {
    let managed = Managed {
        address: resource.address.clone(),
        prevents_destroy: resource.lifecycle.prevent_destroy.is_some(),
        after: Vec::new(),
    };
    let kind = match resource.kind.as_str() {
        REGISTRY => Kind::Registry(registry(resource, &managed, branch)?),
        ENABLER => enabler(resource, &managed, branch, account)?,
        _ => Kind::Organization { enables_ecr: enables_ecr(&resource.body) },
    };
    Ok(Known { managed, kind })
}

fn registry(resource: &Resource, managed: &Managed, branch: &mut Branch) -> Result<Registry, String> {
    let scan_type = match resource.body.value("scan_type") {
        Value::Text(word) => scan_type(word).ok_or_else(|| format!("the scan type `{word}`"))?,
        Value::Unknown(what) => match branch.ask(what, &["\"BASIC\"", "\"ENHANCED\""]) {
            0 => ScanType::Basic,
            _ => ScanType::Enhanced,
        },
        _ => return Err("it has no `scan_type`".to_owned()),
    };
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
    [ScanType::Basic, ScanType::Enhanced].into_iter().find(|known| known.word() == word)
}

/// A rule. One that is not known is taken for one that nobody refuses, and that is like no other.
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

/// Something unknown in the letters of a filter, so that it is like itself alone: `var.filters` as `unknown-var-filters`.
fn as_filter(what: &str) -> String {
    let letters = what.chars().map(|char| if char.is_ascii_alphanumeric() { char.to_ascii_lowercase() } else { ' ' });
    let words = letters.collect::<String>();
    let words: Vec<&str> = words.split_whitespace().collect();
    format!("unknown-{}", words.join("-")).chars().take(200).collect::<String>().trim_end_matches('-').to_owned()
}

fn enabler(resource: &Resource, managed: &Managed, branch: &mut Branch, account: Option<&str>) -> Result<Kind, String> {
    let wanted = types(resource.body.value("resource_types"), branch)?;
    let own = account.or_else(|| Some(resource.location.account.as_str()).filter(|account| is_account(account)));
    let ids = resource.body.value("account_ids");
    if let Some(foreign) = foreign(ids, own, branch) {
        return Ok(Kind::Foreign(foreign));
    }
    let ignored = &resource.lifecycle.ignored;
    Ok(Kind::Enabler(Enabler {
        managed: managed.clone(),
        wanted,
        account: told(ids),
        ignores_types: ignored.has("resource_types"),
        ignores_accounts: ignored.has("account_ids"),
    }))
}

/// The types of a list; where something in it is unknown, with ECR and without.
fn types(value: &Value, branch: &mut Branch) -> Result<Types, String> {
    let words = value.as_list().unwrap_or_default().iter().filter_map(Value::as_text);
    let kinds = words.map(|word| ResourceType::from_word(word).ok_or_else(|| format!("the resource type `{word}`")));
    let known: Types = kinds.collect::<Result<Types, String>>()?;
    match value.unknown() {
        None if known.is_empty() => Err("it has no `resource_types`".to_owned()),
        Some(what) if !known.has(ResourceType::Ecr) => Ok(match branch.ask(what, &["with ECR", "without ECR"]) {
            0 => known.and(Types::ECR),
            _ if known.is_empty() => Types::from_iter([ResourceType::Ec2]),
            _ => known,
        }),
        _ => Ok(known),
    }
}

/// The accounts of an enabler, if they are not the caller's. Several are always others: the provider refuses to mix
/// them with the caller's own. What comes from `aws_caller_identity` is the caller's.
fn foreign(ids: &Value, own: Option<&str>, branch: &mut Branch) -> Option<String> {
    let ids: BTreeSet<&Value> = match ids {
        Value::List(ids) => ids.iter().collect(),
        other => BTreeSet::from([other]),
    };
    let mut each = ids.iter();
    let (Some(id), None) = (each.next(), each.next()) else { return Some(format!("{} other accounts", ids.len())) };
    let is_own = match (id, own) {
        (Value::Text(id), Some(own)) => id == own,
        (Value::Text(id), None) => asks_whether_own(&format!("{id:?}"), branch),
        (Value::Unknown(what), _) if what.contains("aws_caller_identity") => true,
        (Value::Unknown(what), _) => asks_whether_own(what, branch),
        _ => true,
    };
    (!is_own).then(|| format!("the account {}", told(id)))
}

fn asks_whether_own(what: &str, branch: &mut Branch) -> bool {
    branch.ask("the account that Terraform runs in", &[what, &format!("another one than {what}")]) == 0
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A value as messages say it.
fn told(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("{text:?}"),
        Value::Unknown(what) => what.clone(),
        Value::List(elements) => elements.iter().map(told).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

/// Whether new members get ECR; what is not known might.
fn enables_ecr(body: &BlockValue) -> bool {
    body.blocks_of("auto_enable").any(|block| !matches!(block.value("ecr"), Value::Bool(false) | Value::Null))
}

/// An address without the keys of instances.
pub(super) fn without_keys(address: &str) -> String {
    let (mut plain, mut depth, mut is_quoted, mut is_escaped) = (String::new(), 0_usize, false, false);
    for char in address.chars() {
        match char {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            '[' if !is_quoted => depth += 1,
            ']' if !is_quoted => depth = depth.saturating_sub(1),
            char if depth == 0 => plain.push(char),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_instances_are_left_out() {
        assert_eq!(without_keys(r#"module.a["x].y\""].b.c[0]"#), "module.a.b.c");
    }

    #[test]
    fn something_unknown_is_a_filter_that_nobody_refuses() {
        for what in ["var.filters", "module.a[\"x\"]: local.y", "§"] {
            assert!(crate::registry::Filter::new(as_filter(what)).is_ok(), "{what}: {}", as_filter(what));
        }
    }
}

//! An enabler as the model takes it, and the accounts that it enables.

use std::collections::BTreeSet;

use super::branch::Branch;
use super::kind::Kind;
use crate::registry::{ResourceType, Types};
use crate::simulate::managed_resources::{Enabler, Managed};
use crate::terraform::scanning::{is_own, lacks};
use crate::terraform::{Resource, Value, is_account};

/// Reads an enabler of the caller's account, or of others.
///
/// # Errors
/// The provider refuses the resource when it plans: the reason.
pub(super) fn enabler(resource: &Resource, managed: &Managed, branch: &mut Branch) -> Result<Kind, String> {
    let wanted = types(resource.body.value("resource_types"), branch)?;
    let ids = resource.body.value("account_ids");
    if let Some(message) = refused(ids, &resource.location.account) {
        return Err(message);
    }
    if let Some(foreign) = foreign(ids, &resource.location.account, branch) {
        return Ok(Kind::Foreign(foreign));
    }
    let ignored = &resource.lifecycle.ignored;
    Ok(Kind::Enabler(Enabler {
        managed: managed.clone(),
        wanted,
        account: words(ids),
        ignores_types: ignored.has("resource_types"),
        ignores_accounts: ignored.has("account_ids"),
    }))
}

/// Reads a list of types; if something in it is unknown, with ECR and without.
fn types(value: &Value, branch: &mut Branch) -> Result<Types, String> {
    let words = value.as_list().unwrap_or_default().iter().filter_map(Value::as_text);
    let kinds = words.map(|word| ResourceType::parse(word).ok_or_else(|| format!("the resource type `{word}`")));
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

/// Returns the reason why the provider refuses accounts: it takes at least one, each has twelve digits, and its own is beside
/// no other (FACTS 2). `own` are the settings that tell its account.
fn refused(ids: &Value, own: &str) -> Option<String> {
    match ids {
        Value::List(ids) if [true, false].iter().all(|is| ids.iter().any(|id| is_own(id, own) == Some(*is))) => {
            Some("`account_ids` with the account of the provider and others".to_owned())
        }
        Value::List(ids) if ids.is_empty() => Some("it has no `account_ids`".to_owned()),
        Value::List(ids) => ids.iter().find_map(|id| match id {
            Value::Text(id) if !is_account(id) => Some(format!("the account id `{id}`, which has not twelve digits")),
            _ => None,
        }),
        Value::Null => Some("it has no `account_ids`".to_owned()),
        _ => None,
    }
}

/// Returns the accounts of an enabler, if they are not the one that its provider acts in. Several are always others: the
/// provider refuses to mix them with its own. `own` are the settings that tell its account.
fn foreign(ids: &Value, own: &str, branch: &mut Branch) -> Option<String> {
    if lacks(ids, own) {
        return Some(format!("the accounts {}", words(ids)));
    }
    let ids: BTreeSet<&Value> = match ids {
        Value::List(ids) => ids.iter().collect(),
        other => BTreeSet::from([other]),
    };
    let mut each = ids.iter();
    let (Some(id), None) = (each.next(), each.next()) else { return Some(format!("{} other accounts", ids.len())) };
    let is_own = match (is_own(id, own), id) {
        (Some(is_own), _) => is_own,
        (None, Value::Text(id)) => is_assumed_own(&format!("{id:?}"), branch),
        (None, Value::Unknown(open)) => is_assumed_own(&open.what, branch),
        (None, _) => true,
    };
    (!is_own).then(|| format!("the account {}", words(id)))
}

fn is_assumed_own(what: &str, branch: &mut Branch) -> bool {
    branch.ask("the account of the Terraform credentials", &[what, &format!("an account other than {what}")]) == 0
}

/// Spells a value as messages do.
fn words(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("{text:?}"),
        Value::Unknown(open) => open.what.clone(),
        Value::List(elements) => elements.iter().map(words).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

//! An enabler as the model takes it, and the accounts that it enables.

use std::collections::BTreeSet;

use super::branch::Branch;
use super::kind::Kind;
use crate::registry::{ResourceType, Types};
use crate::simulate::managed_resources::{Enabler, Managed};
use crate::terraform::{Resource, Value};

/// Reads an enabler of the caller's account, or of others.
///
/// # Errors
/// The provider refuses the resource when it plans: the reason.
pub(super) fn enabler(
    resource: &Resource,
    managed: &Managed,
    branch: &mut Branch,
    account: Option<&str>,
) -> Result<Kind, String> {
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

/// Returns the accounts of an enabler, if they are not the caller's. Several are always others: the provider refuses to
/// mix them with the caller's own. An account from `aws_caller_identity` is the caller's.
fn foreign(ids: &Value, own: Option<&str>, branch: &mut Branch) -> Option<String> {
    let ids: BTreeSet<&Value> = match ids {
        Value::List(ids) => ids.iter().collect(),
        other => BTreeSet::from([other]),
    };
    let mut each = ids.iter();
    let (Some(id), None) = (each.next(), each.next()) else { return Some(format!("{} other accounts", ids.len())) };
    let is_own = match (id, own) {
        (Value::Text(id), Some(own)) => id == own,
        (Value::Text(id), None) => is_assumed_own(&format!("{id:?}"), branch),
        (Value::Unknown(what), _) if what.contains("aws_caller_identity") => true,
        (Value::Unknown(what), _) => is_assumed_own(what, branch),
        _ => true,
    };
    (!is_own).then(|| format!("the account {}", words(id)))
}

fn is_assumed_own(what: &str, branch: &mut Branch) -> bool {
    branch.ask("the account of the Terraform credentials", &[what, &format!("an account other than {what}")]) == 0
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Spells a value as messages do.
fn words(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("{text:?}"),
        Value::Unknown(what) => what.clone(),
        Value::List(elements) => elements.iter().map(words).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

//! Inspector's REST protocol (service model 2020-06-08): enabling, disabling and the status of accounts.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::FakeAws;
use super::account::Account;
use super::answer::Answer;
use super::answer::Fault;
use super::request::Request;
use super::request::Scope;
use super::service;
use crate::registry::{ResourceType, Types};
use crate::simulate::AwsEffect;
use crate::terraform::is_account;

/// The most accounts of a call (AccountIdSet of Enable, Disable and BatchGetAccountStatus).
const MAX_ACCOUNTS: usize = 100;

/// The arguments of Enable, Disable and BatchGetAccountStatus.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Arguments {
    account_ids: Option<Vec<String>>,
    resource_types: Option<Vec<String>>,
}

pub(super) fn answer(aws: &mut FakeAws, scope: &Scope, operation: &str, request: &Request) -> Result<Answer, Fault> {
    match operation {
        "POST /enable" => change(aws, scope, &request.json()?, Account::enable),
        "POST /disable" => change(aws, scope, &request.json()?, Account::disable),
        "POST /status/batch/get" => status(aws, scope, &request.json()?),
        _ => Err(Fault::unknown(service::INSPECTOR, operation)),
    }
}

/// Does it for every account, and says how they are then.
fn change(
    aws: &mut FakeAws,
    scope: &Scope,
    arguments: &Arguments,
    change: fn(&mut Account, Types) -> Vec<AwsEffect>,
) -> Result<Answer, Fault> {
    let types = types(arguments.resource_types.as_deref().unwrap_or_default())?;
    let (mut accounts, mut moves) = (Vec::new(), Vec::new());
    for id in accounts_of(aws, scope, arguments)? {
        let account = aws.account(&scope.region, id.clone());
        moves.extend(change(account, types));
        let status = by_type(|kind| json!(word(account.scans(kind))));
        accounts.push(json!({ "accountId": id, "status": word(account.is_enabled()), "resourceStatus": status }));
    }
    Ok(Answer::json(&json!({ "accounts": accounts, "failedAccounts": [] })).after(moves))
}

/// An account that Inspector is off for is listed, as disabled.
fn status(aws: &mut FakeAws, scope: &Scope, arguments: &Arguments) -> Result<Answer, Fault> {
    let mut accounts = Vec::new();
    for id in accounts_of(aws, scope, arguments)? {
        let account = aws.account(&scope.region, id.clone());
        let state = |is_enabled| json!({ "status": word(is_enabled) });
        let by_type = by_type(|kind| state(account.scans(kind)));
        accounts.push(json!({ "accountId": id, "state": state(account.is_enabled()), "resourceState": by_type }));
    }
    Ok(Answer::json(&json!({ "accounts": accounts, "failedAccounts": [] })))
}

/// The accounts of a call; the caller's where it names none.
fn accounts_of(aws: &FakeAws, scope: &Scope, arguments: &Arguments) -> Result<Vec<String>, Fault> {
    let named = arguments.account_ids.clone().unwrap_or_default();
    let own = aws.account_of(scope);
    if named.is_empty() {
        return Ok(vec![own]);
    }
    if named.len() > MAX_ACCOUNTS {
        return Err(invalid("accountIds", &format!("Member must have length less than or equal to {MAX_ACCOUNTS}")));
    }
    if named.iter().any(|id| id.len() != 12 || !id.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(invalid("accountIds", "Member must satisfy regular expression pattern: \\d{12}"));
    }
    let is_told = scope.identity.as_deref().is_none_or(is_account);
    if let Some(other) = named.iter().find(|id| !is_told && **id != own) {
        return Err(Fault::untold(format!(
            "the account of this provider is not known, so `{other}` may be its own: name it in `allowed_account_ids` of the provider"
        )));
    }
    Ok(named)
}

/// The types of a call, of which there is at least one.
fn types(words: &[String]) -> Result<Types, Fault> {
    if words.is_empty() || words.len() > ResourceType::ALL.len() {
        return Err(invalid("resourceTypes", "Member must have length between 1 and 5"));
    }
    let known = words.iter().map(|word| ResourceType::parse(word)).collect::<Option<Types>>();
    known.ok_or_else(|| {
        let set = "[EC2, ECR, LAMBDA, LAMBDA_CODE, CODE_REPOSITORY]";
        invalid("resourceTypes", &format!("Member must satisfy enum value set: {set}"))
    })
}

/// Something of every type, under the names that types have in answers.
fn by_type(of: impl Fn(ResourceType) -> Value) -> Map<String, Value> {
    let name = |kind| match kind {
        ResourceType::CodeRepository => "codeRepository",
        ResourceType::Ec2 => "ec2",
        ResourceType::Ecr => "ecr",
        ResourceType::Lambda => "lambda",
        ResourceType::LambdaCode => "lambdaCode",
    };
    ResourceType::ALL.into_iter().map(|kind| (name(kind).to_owned(), of(kind))).collect()
}

fn word(is_enabled: bool) -> &'static str {
    if is_enabled { "ENABLED" } else { "DISABLED" }
}

/// A refusal, in the manner of Inspector's own.
fn invalid(parameter: &str, constraint: &str) -> Fault {
    let message =
        format!("1 validation error detected: Value at '{parameter}' failed to satisfy constraint: {constraint}");
    Fault::refused("ValidationException", message)
}

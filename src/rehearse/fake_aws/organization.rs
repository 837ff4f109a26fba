//! Inspector's defaults for an organisation. They concern accounts that join later (AutoEnable of inspector2
//! 2020-06-08), so that nothing moves in the caller's account.

use serde::Deserialize;
use serde_json::json;

use super::FakeAws;
use super::account::AutoEnable;
use super::answer::Answer;
use super::answer::Fault;
use super::inspector;
use super::request::Request;
use super::request::Scope;

/// The arguments of UpdateOrganizationConfiguration.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Update {
    auto_enable: AutoEnable,
}

pub(super) fn answer(aws: &mut FakeAws, scope: &Scope, operation: &str, request: &Request) -> Result<Answer, Fault> {
    let own = aws.own(scope);
    match operation {
        "POST /organizationconfiguration/describe" => {
            Ok(Answer::json(&json!({ "autoEnable": own.auto_enable, "maxAccountLimitReached": false })))
        }
        "POST /organizationconfiguration/update" => {
            own.auto_enable = request.json::<Update>()?.auto_enable;
            Ok(Answer::json(&json!({ "autoEnable": own.auto_enable })))
        }
        _ => Err(Fault::unknown(inspector::SERVICE, operation)),
    }
}

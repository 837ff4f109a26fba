//! Inspector's defaults for an organisation. They concern accounts that join later (AutoEnable of inspector2
//! 2020-06-08), so that nothing moves in the caller's account.

use serde::Deserialize;
use serde_json::json;

use super::account::{Account, AutoEnable};
use super::answer::Answer;
use super::answer::Fault;
use super::request::Request;
use super::service;

/// The arguments of UpdateOrganizationConfiguration.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Update {
    auto_enable: AutoEnable,
}

/// Tells whether an operation is of these defaults.
pub(super) fn is_of(operation: &str) -> bool {
    operation.starts_with("POST /organizationconfiguration/")
}

pub(super) fn answer(own: &mut Account, operation: &str, request: &Request) -> Result<Answer, Fault> {
    match operation {
        "POST /organizationconfiguration/describe" => {
            Ok(Answer::json(&json!({ "autoEnable": own.auto_enable, "maxAccountLimitReached": false })))
        }
        "POST /organizationconfiguration/update" => {
            own.auto_enable = request.json::<Update>()?.auto_enable;
            Ok(Answer::json(&json!({ "autoEnable": own.auto_enable })))
        }
        _ => Err(Fault::unknown(service::INSPECTOR, operation)),
    }
}

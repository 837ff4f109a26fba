//! STS's query protocol (2011-06-15): who the caller is.

use super::answer::Answer;
use super::answer::Fault;
use super::service;

/// Answers a caller of an account.
pub(super) fn answer(account: &str, operation: &str) -> Result<Answer, Fault> {
    if operation != "GetCallerIdentity" {
        return Err(Fault::unknown(service::STS, operation));
    }
    Ok(Answer::xml(format!(
        "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>\
         <Arn>arn:aws:iam::{account}:user/rehearsal</Arn><UserId>AIDAREHEARSAL</UserId><Account>{account}</Account>\
         </GetCallerIdentityResult><ResponseMetadata><RequestId>rehearsal</RequestId></ResponseMetadata>\
         </GetCallerIdentityResponse>"
    )))
}

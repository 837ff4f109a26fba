//! Answers, and the errors of AWS.

use serde::Serialize;

use super::kind::Kind;
use crate::simulate::AwsEffect;

/// An HTTP answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// The media type of the body.
    pub media_type: &'static str,
    /// The header `X-Amzn-ErrorType`.
    pub error_type: Option<&'static str>,
    pub body: String,
    /// Effects that AWS caused by itself then.
    pub(crate) moves: Vec<AwsEffect>,
}

/// A refused request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The error's code.
    pub code: &'static str,
    pub message: String,
    /// Kind of the fault.
    pub kind: Kind,
}

impl Answer {
    /// A success with this JSON.
    pub(super) fn json(body: &impl Serialize) -> Self {
        let body = serde_json::to_string(body).unwrap_or_default();
        Self { status: 200, media_type: "application/json", error_type: None, body, moves: Vec::new() }
    }

    /// This answer to a call after which AWS did that by itself.
    pub(super) fn after(self, moves: Vec<AwsEffect>) -> Self {
        Self { moves, ..self }
    }

    /// A success with this XML.
    pub(super) fn xml(body: String) -> Self {
        Self { status: 200, media_type: "text/xml", error_type: None, body, moves: Vec::new() }
    }
}

impl Fault {
    /// Returns an error that the real service would return, too.
    pub(super) fn refused(code: &'static str, message: String) -> Self {
        Self { code, message, kind: Kind::Refused }
    }

    /// Answer to a question for something that does not exist, which is no refusal: providers ask so.
    pub(super) fn absent(code: &'static str, message: String) -> Self {
        Self { code, message, kind: Kind::Answered }
    }

    /// A call that only the real service knows.
    pub(super) fn unknown(service: &str, operation: &str) -> Self {
        let message = format!("the simulated AWS of a rehearsal does not support `{service}`: `{operation}`");
        Self { code: "UnknownOperationException", message, kind: Kind::Unknown }
    }

    /// A call whose answer depends on what the simulated AWS is not told.
    pub(super) fn untold(message: String) -> Self {
        Self { code: "UnknownOperationException", message, kind: Kind::Unknown }
    }

    /// A request that should not have been made.
    pub(super) fn misdirected(message: String) -> Self {
        Self { code: "AccessDeniedException", message, kind: Kind::Stray }
    }

    /// The answer that says so, in the words of the protocol.
    pub(super) fn answer(&self, is_json_rpc: bool, is_query: bool) -> Answer {
        let status = if self.kind == Kind::Stray { 403 } else { 400 };
        let (code, message) = (self.code, &self.message);
        let body = if is_query {
            let message = message.replace('&', "&amp;").replace('<', "&lt;");
            format!(
                "<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>\
                 <RequestId>rehearsal</RequestId></ErrorResponse>"
            )
        } else if is_json_rpc {
            serde_json::json!({ "__type": code, "message": message }).to_string()
        } else {
            serde_json::json!({ "message": message }).to_string()
        };
        let media_type = if is_query { "text/xml" } else { "application/json" };
        Answer { status, media_type, error_type: Some(code), body, moves: Vec::new() }
    }
}

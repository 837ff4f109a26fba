//! The calls that arrived: what a report lists, and the evidence that nothing else was called.

use serde::Serialize;

use super::answer::Answer;
use super::answer::Fault;
use super::kind::Kind;
use super::request::Request;
use super::request::Scope;
use crate::simulate::AwsEffect;

/// A call that arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Call {
    /// The service it was signed for; empty where that can't be told.
    pub service: String,
    pub operation: String,
    /// The region it was signed for; empty where that can't be told.
    pub region: String,
    /// Arguments of a call that changes something: JSON with sorted keys.
    pub arguments: Option<serde_json::Value>,
    pub kind: Kind,
    /// The error that it was answered with.
    pub error: Option<String>,
    /// Effects that AWS caused by itself then, in words.
    pub then: Vec<&'static str>,
}

impl Call {
    pub(super) fn new(scope: &Scope, operation: String, request: &Request, answer: Result<&Answer, &Fault>) -> Self {
        let is_change = [
            "Put",
            "Set",
            "Create",
            "Update",
            "Delete",
            "TagResource",
            "UntagResource",
            "POST /enable",
            "POST /disable",
            "POST /organizationconfiguration/update",
        ];
        let is_change = is_change.iter().any(|start| operation.starts_with(start));
        let arguments = is_change.then(|| serde_json::from_slice(&request.body).ok()).flatten().map(without_token);
        let (service, region) = (scope.service.clone(), scope.region.clone());
        let kind = answer.map_or_else(|fault| fault.kind, |_| Kind::Answered);
        let then = answer.iter().flat_map(|answer| answer.moves.iter().copied().map(words)).collect();
        Self { service, operation, region, arguments, kind, error: answer.err().map(said), then }
    }

    pub(super) fn misdirected(request: &Request, fault: &Fault) -> Self {
        let operation = request.operation();
        let (service, region) = (String::new(), String::new());
        Self {
            service,
            operation,
            region,
            arguments: None,
            kind: fault.kind,
            error: Some(said(fault)),
            then: Vec::new(),
        }
    }

    /// Tells whether it changed something.
    pub fn is_change(&self) -> bool {
        self.arguments.is_some() && self.kind == Kind::Answered
    }
}

/// A move, as a report says it.
fn words(own: AwsEffect) -> &'static str {
    match own {
        AwsEffect::RegistryBecomesEnhanced => "the registry becomes ENHANCED",
        AwsEffect::InspectorLeavesEcr => "Inspector stops scanning ECR",
        AwsEffect::RegistryBecomesBasic => "the registry becomes BASIC",
        AwsEffect::AccountIsDisabled => "Inspector is switched off",
        AwsEffect::InspectorTakesEcr => "Inspector starts scanning ECR",
    }
}

fn said(fault: &Fault) -> String {
    format!("{}: {}", fault.code, fault.message)
}

/// The arguments without the token that makes a repeated request known, which is another one in every run.
fn without_token(mut arguments: serde_json::Value) -> serde_json::Value {
    if let Some(arguments) = arguments.as_object_mut() {
        arguments.remove("clientToken");
    }
    arguments
}

//! A companion of the tests: a topic, an output of it, and a file beside the module. It shows what a companion touches.

use serde_json::json;

use super::interface::Companion;
use crate::diagnostic::{Code, Findings};
use crate::plan::{CompanionPlan, Output, PlannedFile, Resource, ScanPlan};
use crate::policy::check::CheckedPolicy;
use crate::target::OwnPath;

const TOPIC: &str = "aws_sns_topic";
const FILE: &str = "toy-settings.json";

/// Asked for by a module whose name ends in `-with-toy`, since the language has no table for it.
pub(super) struct Toy;

impl Companion for Toy {
    fn codes(&self) -> &'static [&'static Code] {
        &[]
    }

    fn own_paths(&self) -> &'static [OwnPath] {
        &[OwnPath { directory: "", ending: FILE }]
    }

    fn plan(&self, policy: &CheckedPolicy, registry: &ScanPlan) -> Result<Option<CompanionPlan>, Findings> {
        if !policy.module().name.ends_with("-with-toy") {
            return Ok(None);
        }
        let (label, topic) = ("toy".to_owned(), registry.module.name.clone());
        Ok(Some(CompanionPlan {
            name: "toy",
            names: json!({ "label": label, "topic": topic }),
            resources: vec![Resource {
                kind: TOPIC,
                label: label.clone(),
                arguments: vec![("name", topic.clone().into())],
                elsewhere: &[],
                region: None,
                only: None,
            }],
            outputs: vec![Output { name: "toy_topic", value: vec![TOPIC, "toy", "arn"] }],
            variables: Vec::new(),
            alerts: Vec::new(),
            destination: None,
            files: vec![PlannedFile { path: FILE, text: format!("{}\n", json!({ "topic": topic })) }],
        }))
    }
}

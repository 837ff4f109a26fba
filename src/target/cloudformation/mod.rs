//! A CloudFormation template with the one resource `AWS::ECR::RegistryScanningConfiguration`.
//!
//! Its stamp stands in the template's `Metadata`. Where the release mode has two states, the parameter
//! `EnableEnhancedScanning` picks between them by `Fn::If`.

mod read;
mod readme;
mod template;

use std::path::Path;
use std::sync::Arc;

use super::bundle::{Bundle, GeneratedFile};
use super::interface::{OwnPath, Target, Words};
use super::json::{Said, hold, line_of, rescan, unreadable};
use super::read_back::ReadBack;
use super::stamp::{Comment, README, listed, with_header};
use super::terraform::render::Templates;
use super::terraform::verify::WRONG_VARIABLE;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::plan::Plan;
use crate::policy::TargetTool;
use crate::policy::check::CheckedPolicy;
use crate::simulate::Verdict;

/// The file of the template.
const TEMPLATE: &str = "template.json";

/// The parameter that picks between ENHANCED and BASIC.
const PARAMETER: &str = "EnableEnhancedScanning";

/// The condition that holds while the parameter is true.
const CONDITION: &str = "EnhancedScanningEnabled";

/// The type of the one resource.
const TYPE: &str = "AWS::ECR::RegistryScanningConfiguration";

const ALONE: &str = "nothing in the stack acts beside it, and deleting the stack retains the configuration, so that nothing is switched off";

/// The target `cloudformation`.
pub(crate) struct CloudFormation;

impl Target for CloudFormation {
    fn is_meant(&self, policy: &CheckedPolicy) -> bool {
        policy.target() == TargetTool::CloudFormation
    }

    fn codes(&self) -> Vec<&'static Code> {
        Vec::new()
    }

    fn own_paths(&self) -> &'static [OwnPath] {
        &[OwnPath { directory: "", ending: README }, OwnPath { directory: "", ending: TEMPLATE }]
    }

    fn render(&self, plan: &Plan, _: &Templates) -> Result<Bundle, Findings> {
        let list: String = plan.files().map(|file| listed(file.path, &file.text)).collect();
        let readme = readme::text(&plan.registry) + &rescan(plan) + &list;
        let readme = with_header(Comment::MARKDOWN, &plan.registry.policy_file, &readme);
        let mut files = vec![(TEMPLATE, template::text(&plan.registry)), (README, readme)];
        files.extend(plan.files().map(|file| (file.path, file.text.clone())));
        Ok(Bundle::new(files.into_iter().map(|(path, text)| Arc::new(GeneratedFile::new(path, text))).collect()))
    }

    fn prove(&self, bundle: &Bundle, plan: &Plan, output: &Path) -> Result<Verdict, Findings> {
        let Some(file) = bundle.files().iter().find(|file| file.path == TEMPLATE) else {
            return hold(&[], plan, ALONE);
        };
        let place = line_of(file, output, TYPE);
        let Some(template) = read::template(file.text()) else {
            return Err(unreadable(place, "a template with the scanning configuration alone, retained").into());
        };
        if template.default != plan.registry.release.default() {
            let message = format!("the default of `{PARAMETER}` is not that of the policy");
            return Err(Diagnostic::new(&WRONG_VARIABLE, message).primary(place, "").into());
        }
        let said = template.states.into_iter().map(|(state, configuration)| {
            let place = place.clone();
            Said { state, configuration, place }
        });
        hold(&said.collect::<Vec<_>>(), plan, ALONE)
    }

    fn tells(&self, path: &str) -> bool {
        path == TEMPLATE
    }

    fn read(&self, texts: Vec<Arc<str>>) -> Option<ReadBack> {
        let [text] = texts.as_slice() else { return None };
        let template = read::template(text)?;
        let in_force = template.in_force();
        let rules = template.states.into_iter();
        let states = rules.map(|(_, read)| (read.scan_type, read.rules.into_iter().collect())).collect();
        Some(ReadBack {
            states,
            in_force,
            label: None,
            takes_region: None,
            entries: template.entries,
            alerts: Vec::new(),
            alert_destination: None,
        })
    }

    fn switch(&self) -> Option<&'static str> {
        Some(PARAMETER)
    }

    fn words(&self) -> Words {
        Words { product: ["template", "templates"], apply: ["deployment", "deployments"] }
    }
}

//! Files for `aws ecr put-registry-scanning-configuration --cli-input-json`, one for each release state.
//!
//! The files have no place for a stamp, since the AWS CLI takes no key but those of the call: the README lists them with their
//! digests.

mod read;
mod readme;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::bundle::{Bundle, GeneratedFile};
use super::interface::{OwnPath, Target, Words};
use super::json::{API, Said, hold, line_of, object, rescan, unreadable};
use super::read_back::ReadBack;
use super::stamp::{Comment, README, listed, with_header};
use super::terraform::render::Templates;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::plan::{Plan, State};
use crate::policy::TargetTool;
use crate::policy::check::CheckedPolicy;
use crate::registry::ScanType;
use crate::simulate::Verdict;

/// The files of the states that a registry can be in.
const FILES: [(ScanType, &str); 2] = [(ScanType::Enhanced, "enhanced.json"), (ScanType::Basic, "basic.json")];

const ALONE: &str = "a call sets the whole configuration, and nothing here acts on the registry afterwards";

/// The target `aws-cli`.
pub(crate) struct AwsCli;

impl Target for AwsCli {
    fn is_meant(&self, policy: &CheckedPolicy) -> bool {
        policy.target() == TargetTool::AwsCli
    }

    fn codes(&self) -> Vec<&'static Code> {
        Vec::new()
    }

    fn own_paths(&self) -> &'static [OwnPath] {
        &[
            OwnPath { directory: "", ending: README },
            OwnPath { directory: "", ending: "enhanced.json" },
            OwnPath { directory: "", ending: "basic.json" },
        ]
    }

    fn render(&self, plan: &Plan, _: &Templates) -> Result<Bundle, Findings> {
        let states = plan.registry.release.states().into_iter();
        let mut files: Vec<(&'static str, String)> =
            states.map(|state| (path_of(state.scan_type()), text(state))).collect();
        files.extend(plan.files().map(|file| (file.path, file.text.clone())));
        let list: String = files.iter().map(|(path, text)| listed(path, text)).collect();
        let readme = readme::text(&plan.registry) + &rescan(plan) + &list;
        files.push((README, with_header(Comment::MARKDOWN, &plan.registry.policy_file, &readme)));
        Ok(Bundle::new(files.into_iter().map(|(path, text)| Arc::new(GeneratedFile::new(path, text))).collect()))
    }

    fn prove(&self, bundle: &Bundle, plan: &Plan, output: &Path) -> Result<Verdict, Findings> {
        let (mut said, mut findings) = (Vec::new(), Vec::<Diagnostic>::new());
        for file in bundle.files() {
            let Some((state, _)) = FILES.iter().find(|(_, path)| *path == file.path) else { continue };
            let place = line_of(file, output, API.scan_type);
            match read::configuration(file.text()) {
                Some(configuration) => said.push(Said { state: *state, configuration, place }),
                None => findings.push(unreadable(place, "the input of `put-registry-scanning-configuration`")),
            }
        }
        if findings.is_empty() { hold(&said, plan, ALONE) } else { Err(findings.into()) }
    }

    fn tells(&self, path: &str) -> bool {
        FILES.iter().any(|(_, file)| *file == path)
    }

    fn read(&self, texts: Vec<Arc<str>>) -> Option<ReadBack> {
        let read = texts.iter().map(|text| read::configuration(text));
        let states = read.map(|read| read.map(|read| (read.scan_type, read.rules.into_iter().collect())));
        let states: Vec<_> = states.collect::<Option<_>>()?;
        let in_force = match states.as_slice() {
            [(only, _)] => Some(*only),
            _ => None,
        };
        Some(ReadBack {
            states,
            in_force,
            label: None,
            takes_region: None,
            entries: BTreeMap::new(),
            alerts: Vec::new(),
            alert_destination: None,
        })
    }

    fn switch(&self) -> Option<&'static str> {
        None
    }

    fn words(&self) -> Words {
        Words { product: ["input", "inputs"], apply: ["call", "calls"] }
    }
}

fn path_of(state: ScanType) -> &'static str {
    FILES.iter().find(|(known, _)| *known == state).map_or("", |(_, path)| path)
}

fn text(state: State<'_>) -> String {
    object([(API.scan_type, state.scan_type().as_str().into()), (API.rules, API.write(state))]).document()
}

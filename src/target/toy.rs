//! A target of the tests: one JSON file a state, listed in a README. It shows what a target touches.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use super::bundle::{Bundle, GeneratedFile};
use super::interface::{OwnPath, Target};
use super::read_back::ReadBack;
use super::stamp::{Comment, README, listed, with_header};
use super::terraform::render::Templates;
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};
use crate::plan::{Filters, Plan, SCANNING_CONFIGURATION, State};
use crate::policy::check::CheckedPolicy;
use crate::registry::{Configuration, Frequency, Rule, ScanType};
use crate::simulate::{Managed, ManagedResources, Registry, Verdict, prove_module};

/// The files of the states that a registry can be in.
const FILES: [(ScanType, &str); 2] = [(ScanType::Enhanced, "toy-enhanced.json"), (ScanType::Basic, "toy-basic.json")];

static NOT_SAID: Code = Code { code: "T001", slug: "not-said", severity: Severity::Error, page: "" };

/// Asked for by a module whose name starts with `toy-`, since the language has no key for it.
pub(crate) struct Toy;

impl Target for Toy {
    fn is_meant(&self, policy: &CheckedPolicy) -> bool {
        policy.module().name.starts_with("toy-")
    }

    fn codes(&self) -> Vec<&'static Code> {
        vec![&NOT_SAID]
    }

    fn own_paths(&self) -> &'static [OwnPath] {
        &[
            OwnPath { directory: "", ending: README },
            OwnPath { directory: "", ending: "toy-enhanced.json" },
            OwnPath { directory: "", ending: "toy-basic.json" },
        ]
    }

    fn render(&self, plan: &Plan, _: &Templates) -> Result<Bundle, Findings> {
        let states = plan.registry.release.states().into_iter();
        let mut files: Vec<(&'static str, String)> =
            states.map(|state| (path_of(state.scan_type()), format!("{:#}\n", document(state)))).collect();
        let list: String = files.iter().map(|(path, text)| listed(path, text)).collect();
        files.push((README, with_header(Comment::MARKDOWN, &plan.registry.policy_file, &list)));
        let files = files.into_iter().map(|(path, text)| Arc::new(GeneratedFile::new(path, text)));
        Ok(Bundle::new(files.collect()))
    }

    fn prove(&self, bundle: &Bundle, plan: &Plan, _: &Path) -> Result<Verdict, Findings> {
        let unsaid = |what: &str| Err(Diagnostic::new(&NOT_SAID, format!("`{what}` is not what the plan says")).into());
        if let Some(other) = plan.resources().iter().find(|resource| resource.kind != SCANNING_CONFIGURATION) {
            return unsaid(other.kind);
        }
        let mut stacks = Vec::new();
        for state in plan.registry.release.states() {
            let path = path_of(state.scan_type());
            let text = bundle.files().iter().find(|file| file.path == path).map(|file| file.text());
            let said = text.and_then(configuration).filter(|said| *said == planned(state));
            let Some(wanted) = said else { return unsaid(path) };
            let managed = Managed { address: path.to_owned(), prevents_destroy: false, depends_on: Vec::new() };
            let registry = Registry { managed, wanted, ignores_scan_type: false, ignores_rules: false };
            stacks.push(ManagedResources { registries: vec![registry], ..ManagedResources::default() });
        }
        Ok(prove_module(&stacks))
    }

    fn tells(&self, path: &str) -> bool {
        FILES.iter().any(|(_, file)| *file == path)
    }

    fn read(&self, texts: Vec<Arc<str>>) -> Option<ReadBack> {
        let said = texts.iter().map(|text| configuration(text));
        let states = said.map(|said| said.map(|said| (said.scan_type, said.rules.into_iter().collect())));
        let states = states.collect::<Option<_>>()?;
        Some(ReadBack {
            states,
            in_force: None,
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
}

fn path_of(state: ScanType) -> &'static str {
    FILES.iter().find(|(known, _)| *known == state).map_or("", |(_, path)| path)
}

fn document(state: State<'_>) -> Value {
    json!(planned(state))
}

fn planned(state: State<'_>) -> Configuration {
    let rule = |rule: Rule<Frequency, &Filters>| Rule {
        frequency: rule.frequency.as_str().to_owned(),
        filters: rule.filters.iter().map(|filter| filter.filter.as_str().to_owned()).collect(),
    };
    Configuration { scan_type: state.scan_type(), rules: state.rules().into_iter().map(rule).collect() }
}

fn configuration(text: &str) -> Option<Configuration> {
    let document: Value = serde_json::from_str(text).ok()?;
    let scan_type = FILES.iter().map(|(state, _)| *state).find(|state| document["scan_type"] == state.as_str())?;
    let rules = document["rules"].as_array()?.iter().map(|rule| {
        let filters = rule["filters"].as_array()?.iter().map(|filter| filter.as_str().map(str::to_owned));
        Some(Rule {
            frequency: rule["frequency"].as_str()?.to_owned(),
            filters: filters.collect::<Option<BTreeSet<_>>>()?,
        })
    });
    Some(Configuration { scan_type, rules: rules.collect::<Option<_>>()? })
}

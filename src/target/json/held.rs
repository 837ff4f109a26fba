//! Configurations that texts give AWS, held against the plan: the obligations of the Terraform module that are not about HCL.

use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::plan::{Plan, SCANNING_CONFIGURATION, State};
use crate::registry::{Configuration, ScanType};
use crate::simulate::{Managed, ManagedResources, Registry, Verdict, prove_module};
use crate::source::Place;
use crate::target::terraform::verify::{
    GENERATED_SYNTAX, MISSING_FILTER, RULE_COUNT, UNASKED_FILTER, UNEXPECTED_BLOCK, WRONG_SCAN_TYPE,
};

const HELP: &str = "nothing was written: please report this policy as a defect of scanwright";

/// Configuration that a text gives AWS in one release state.
#[derive(Debug)]
pub(in crate::target) struct Said {
    /// The state that the plan has it for.
    pub(in crate::target) state: ScanType,
    pub(in crate::target) configuration: Configuration,
    /// The text.
    pub(in crate::target) place: Place,
}

/// Proves that texts say what the plan says in each of its states, and that they settle. `alone` says in the words of the
/// target why nothing acts against it.
///
/// # Errors
/// Everything in which they differ.
pub(in crate::target) fn hold(said: &[Said], plan: &Plan, alone: &str) -> Result<Verdict, Findings> {
    let mut findings: Vec<Diagnostic> = plan
        .resources()
        .iter()
        .filter(|resource| resource.kind != SCANNING_CONFIGURATION)
        .map(|resource| report(&UNEXPECTED_BLOCK, format!("this target has no `{}`", resource.kind)))
        .collect();
    let mut stacks = Vec::new();
    for state in plan.registry.release.states() {
        match said.iter().find(|said| said.state == state.scan_type()) {
            Some(said) => {
                findings.extend(differences(said, state));
                stacks.push(stack(&said.configuration));
            }
            None => findings.push(report(&WRONG_SCAN_TYPE, format!("no text is for {}", state.scan_type().as_str()))),
        }
    }
    if stacks.len() != said.len() {
        findings.push(report(&WRONG_SCAN_TYPE, "a text is for a state that the policy does not have".to_owned()));
    }
    if !findings.is_empty() {
        return Err(findings.into());
    }
    let mut verdict = prove_module(&stacks);
    verdict.notes.push(alone.to_owned());
    Ok(verdict)
}

/// The finding on a text that is not of the form that it was written in.
pub(in crate::target) fn unreadable(place: Place, what: &str) -> Diagnostic {
    report(&GENERATED_SYNTAX, format!("the generated text is not {what}")).primary(place, "")
}

fn report(code: &'static Code, message: String) -> Diagnostic {
    Diagnostic::new(code, message).help(HELP)
}

fn differences(said: &Said, state: State<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut differs = |code, message: String| findings.push(report(code, message).primary(said.place.clone(), ""));
    let (word, configuration) = (state.scan_type().as_str(), &said.configuration);
    if configuration.scan_type != state.scan_type() {
        let found = configuration.scan_type.as_str();
        differs(&WRONG_SCAN_TYPE, format!("the scan type is `{found}`, and the policy says `{word}`"));
    }
    let planned = state.rules();
    if configuration.rules.len() != planned.len() {
        let (found, wanted) = (configuration.rules.len(), planned.len());
        differs(&RULE_COUNT, format!("while {word} there are {found} rules, and the policy has {wanted}"));
    }
    let pairs =
        configuration.rules.iter().flat_map(|rule| rule.filters.iter().map(|filter| (&*rule.frequency, &**filter)));
    let found: Vec<(&str, &str)> = pairs.collect();
    let pairs = planned
        .iter()
        .flat_map(|rule| rule.filters.iter().map(|filter| (rule.frequency.as_str(), filter.filter.as_str())));
    let wanted: Vec<(&str, &str)> = pairs.collect();
    for (frequency, filter) in wanted.iter().filter(|pair| !found.contains(pair)) {
        differs(&MISSING_FILTER, format!("while {word} the filter `{filter}` of {frequency} is missing"));
    }
    for (frequency, filter) in found.iter().filter(|pair| !wanted.contains(pair)) {
        differs(&UNASKED_FILTER, format!("while {word} the filter `{filter}` of {frequency} is not in the policy"));
    }
    findings
}

/// The one resource of the model: nothing else is managed beside it.
fn stack(configuration: &Configuration) -> ManagedResources {
    let managed =
        Managed { address: SCANNING_CONFIGURATION.to_owned(), prevents_destroy: false, depends_on: Vec::new() };
    let registry = Registry { managed, wanted: configuration.clone(), ignores_scan_type: false, ignores_rules: false };
    ManagedResources { registries: vec![registry], ..ManagedResources::default() }
}

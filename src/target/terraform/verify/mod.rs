//! [`Bundle`] → [`Verdict`]: translation validation.
//!
//! The rendered text is parsed back, evaluated for each value of the release variable, and what it yields is held
//! against the plan. So a template, whoever wrote it, can't ship a wrong policy. Each obligation has its file and its
//! page; none trusts what rendered the text.

mod accepted_names;
mod alert_events;
mod alert_pattern;
mod configuration_count;
mod duplicate_declaration;
mod earlier_alerts;
mod emitted;
mod enables_inspector;
mod generated_syntax;
mod ignored_changes;
mod literal;
mod managed;
mod missing_filter;
mod missing_placeholder;
mod module;
mod never_settles;
mod not_in_provider_schema;
mod not_static;
mod planned_arguments;
mod provider_schema;
mod read_states;
mod refused_pattern;
mod rule_count;
mod silent_topic;
mod swapped_frequency;
mod unasked_filter;
mod unescaped_text;
mod unexpected_block;
mod unmocked_test;
mod written;
mod wrong_events;
mod wrong_names;
mod wrong_output;
mod wrong_region;
mod wrong_scan_type;
mod wrong_variable;
mod wrong_versions;

use std::path::Path;

pub(crate) use emitted::{Emitted, EmittedRule};
pub(crate) use read_states::read_module;

// The obligations that every target has.
pub(crate) use generated_syntax::CODE as GENERATED_SYNTAX;
pub(crate) use missing_filter::CODE as MISSING_FILTER;
pub(crate) use rule_count::CODE as RULE_COUNT;
pub(crate) use unasked_filter::CODE as UNASKED_FILTER;
pub(crate) use unexpected_block::CODE as UNEXPECTED_BLOCK;
pub(crate) use wrong_scan_type::CODE as WRONG_SCAN_TYPE;
pub(crate) use wrong_variable::CODE as WRONG_VARIABLE;

use crate::diagnostic::{self, Code, Diagnostic, Findings};
use crate::plan::Plan;
use crate::simulate::Verdict;
use crate::target::bundle::Bundle;
use module::Module;

macro_rules! obligations {
    (of the text: $($text:ident)*; of its parts: $($part:ident)*; of its meaning: $($meaning:ident)*) => {
        /// The codes of this stage.
        pub(crate) static CODES: &[&Code] = &[$(&$text::CODE,)* $(&$part::CODE,)* $(&$meaning::CODE),*];

        /// The obligations on the blocks, before anything is evaluated.
        const OF_ITS_PARTS: &[fn(&Module<'_>, &Plan, &mut Vec<Diagnostic>)] = &[$($part::check),*];

        /// The obligations on the evaluated module, in each state.
        const OF_ITS_MEANING: &[fn(&Emitted<'_>, &mut Vec<Diagnostic>)] = &[$($meaning::check),*];
    };
}

obligations! {
    of the text: generated_syntax not_static never_settles;
    of its parts:
        enables_inspector unexpected_block configuration_count not_in_provider_schema ignored_changes wrong_variable
        unescaped_text wrong_versions
        unmocked_test duplicate_declaration wrong_output wrong_region
        wrong_events wrong_names refused_pattern missing_placeholder silent_topic;
    of its meaning: wrong_scan_type rule_count swapped_frequency missing_filter unasked_filter
}

/// Holds the text against the plan; `output` is the directory that messages place the files in.
///
/// # Errors
/// Every obligation that the text does not meet. Where its parts are not what they must be, it is not evaluated.
pub(crate) fn prove(bundle: &Bundle, plan: &Plan, output: &Path) -> Result<Verdict, Findings> {
    let mut findings = Vec::new();
    let mut verdict = None;
    let module = Module::parse(bundle, output)?;
    for obligation in OF_ITS_PARTS {
        obligation(&module, plan, &mut findings);
    }
    if findings.is_empty() {
        verdict = check_meaning(&module, plan, &mut findings);
    } else {
        never_settles::check_all(&module, plan, &mut findings);
    }
    diagnostic::sort(&mut findings);
    let verdict = verdict.unwrap_or_else(|| Verdict::unknown(vec!["the resources of the module".to_owned()]));
    if findings.is_empty() { Ok(verdict) } else { Err(findings.into()) }
}

/// The verdict of the model; none where nothing was evaluated, or what it manages does not show.
fn check_meaning(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) -> Option<Verdict> {
    let mut states = Vec::new();
    for state in plan.registry.release.states() {
        match emitted::in_state(module, state) {
            Err(not_static) => findings.extend(not_static),
            Ok(emitted) => states.push(emitted),
        }
    }
    for obligation in OF_ITS_MEANING {
        states.iter().for_each(|emitted| obligation(emitted, findings));
    }
    never_settles::check(module, &states, findings)
}

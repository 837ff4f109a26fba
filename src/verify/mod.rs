//! [`Bundle`] → [`VerifiedBundle`]: translation validation.
//!
//! The rendered text is parsed back, evaluated for each value of the release variable, and what it yields is held
//! against the plan. So a template, whoever wrote it, can't ship a wrong policy. Each obligation has its file and its
//! page; none trusts what rendered the text.

mod emitted;
mod evaluate;
mod module;
mod provider_schema;
mod read_states;

use std::path::Path;

pub use emitted::{Emitted, EmittedRule};
pub use read_states::read_states;

use crate::bundle::Bundle;
use crate::diagnostic::{self, Code, Diagnostic};
use crate::plan::ScanPlan;
use module::Module;

macro_rules! obligations {
    (of the text: $($text:ident)*; of its parts: $($part:ident)*; of its meaning: $($meaning:ident)*) => {
        $(mod $text;)* $(mod $part;)* $(mod $meaning;)*

        /// The codes of this stage.
        pub(crate) static CODES: &[&Code] = &[$(&$text::CODE,)* $(&$part::CODE,)* $(&$meaning::CODE),*];

        /// What the blocks must be, before anything is evaluated.
        const OF_ITS_PARTS: &[fn(&Module<'_>, &ScanPlan, &mut Vec<Diagnostic>)] = &[$($part::check),*];

        /// What the evaluated module must say in each state.
        const OF_ITS_MEANING: &[fn(&Emitted<'_>, &mut Vec<Diagnostic>)] = &[$($meaning::check),*];
    };
}

obligations! {
    of the text: generated_syntax not_static;
    of its parts:
        enables_inspector unexpected_block configuration_count not_in_provider_schema ignored_changes wrong_variable
        unescaped_text wrong_versions
        unmocked_test duplicate_declaration wrong_output;
    of its meaning: wrong_scan_type rule_count swapped_frequency missing_filter unasked_filter
}

/// A bundle whose text says what the plan says. Only `verify` makes one.
#[derive(Debug)]
pub struct VerifiedBundle {
    bundle: Bundle,
}

impl VerifiedBundle {
    /// The files.
    pub fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    /// The files, given away.
    pub fn into_bundle(self) -> Bundle {
        self.bundle
    }
}

/// Holds the text against the plan; `output` is the folder that messages place the files in.
///
/// # Errors
/// Every obligation that the text does not meet. Where its parts are not what they must be, it is not evaluated.
pub fn verify(bundle: Bundle, plan: &ScanPlan, output: &Path) -> Result<VerifiedBundle, Vec<Diagnostic>> {
    let mut findings = Vec::new();
    {
        let module = Module::parse(&bundle, output)?;
        for obligation in OF_ITS_PARTS {
            obligation(&module, plan, &mut findings);
        }
        if findings.is_empty() {
            findings = check_meaning(&module, plan);
        }
    }
    diagnostic::sort(&mut findings);
    if findings.is_empty() { Ok(VerifiedBundle { bundle }) } else { Err(findings) }
}

fn check_meaning(module: &Module<'_>, plan: &ScanPlan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for state in plan.release.states() {
        match emitted::in_state(module, state) {
            Err(not_static) => findings.push(not_static),
            Ok(emitted) => OF_ITS_MEANING.iter().for_each(|obligation| obligation(&emitted, &mut findings)),
        }
    }
    findings
}

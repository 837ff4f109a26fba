//! `scanwright check`: every finding of a policy at once; writes nothing.

use super::{Console, PolicyArgs, policies};
use crate::compile;
use crate::diagnostic::{self, Diagnostic, Severity, human, json};
use crate::exit::ExitStatus;

/// Check policies: every finding at once; writes nothing
#[derive(Debug, Default, clap::Args)]
pub struct CheckArgs {
    #[command(flatten)]
    policies: PolicyArgs,
}

/// Prints the findings; they are this command's result. 1 if one of them is an error.
pub fn check(args: &CheckArgs, console: &Console) -> ExitStatus {
    let results = args.policies.each(console, |text| {
        let (policy, _) = compile::plan(text)?;
        let output = (policy.file().clone(), policy.output().to_owned());
        Ok((output, policy.warnings().to_vec()))
    });
    let findings = match policies::join(results) {
        Ok((outputs, mut warnings)) => {
            warnings.extend(crate::check::check_outputs(outputs.iter().map(|(file, output)| (file, output.as_path()))));
            warnings
        }
        Err(findings) => findings,
    };
    if console.is_json() {
        console.json(&json::document(&findings));
    } else {
        console.result(&console.rendered(&findings));
        console.message(&summary(&findings));
    }
    if diagnostic::any_error(&findings) { ExitStatus::Failed } else { ExitStatus::Done }
}

fn summary(findings: &[Diagnostic]) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.code.severity == severity).count();
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match findings.first() {
        None => "the policy is fine".to_owned(),
        Some(first) => human::printable(&format!(
            "{}, {}; `scanwright code {}` explains the first",
            plural(count(Severity::Error), "error"),
            plural(count(Severity::Warning), "warning"),
            first.code.code
        )),
    }
}

//! `scanwright code`: the page of a diagnostic code, or the table of all.

use serde::Serialize;

use super::Console;
use crate::catalog;
use crate::diagnostic::{Code, Severity, suggest};
use crate::exit::ExitStatus;

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # list all codes, with one sentence each
  scanwright code
  # explain one code: its meaning, an example, and the repair
  scanwright code P007";

/// Explain a diagnostic code; without one, list them all
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct CodeArgs {
    /// A code such as P007, or its name such as rule-overlap
    code: Option<String>,
}

#[derive(Serialize)]
struct Document {
    format_version: u32,
    codes: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    rule: &'static str,
    severity: Severity,
    summary: &'static str,
    page: &'static str,
}

/// Prints the page or the table.
pub(crate) fn code(args: &CodeArgs, console: &Console) -> ExitStatus {
    let Some(name) = &args.code else {
        let all: Vec<&Code> = catalog::all().collect();
        print(&all, &table(&all), console);
        return ExitStatus::Done;
    };
    let Some(code) = catalog::find(name) else {
        let known: Vec<&str> = catalog::all().flat_map(|code| [code.code, code.slug]).collect();
        let near = suggest::nearest(name, &known).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        console.error(&format!("there is no code `{name}`{near}"));
        return ExitStatus::Failed;
    };
    print(&[code], code.page, console);
    ExitStatus::Done
}

fn print(codes: &[&Code], text: &str, console: &Console) {
    if !console.is_json() {
        console.result(text);
        return;
    }
    let codes = codes.iter().map(|code| Entry {
        code: code.code,
        rule: code.slug,
        severity: code.severity,
        summary: code.summary(),
        page: code.page,
    });
    console.json(&Document { format_version: 1, codes: codes.collect() });
}

fn table(codes: &[&Code]) -> String {
    let width = codes.iter().map(|code| code.slug.len()).max().unwrap_or_default();
    let row = |code: &&Code| {
        format!("{}  {:7}  {:width$}  {}\n", code.code, code.severity.as_str(), code.slug, code.summary())
    };
    codes.iter().map(row).collect()
}

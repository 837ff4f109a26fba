//! `scanwright code`: the page of a diagnostic code, or the table of all.

use super::Console;
use crate::catalog;
use crate::diagnostic::{Code, suggest};
use crate::exit::ExitStatus;
use crate::report::codes;

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

/// Prints the page or the table.
pub(crate) fn code(args: &CodeArgs, console: &Console) -> ExitStatus {
    let Some(name) = &args.code else {
        let all: Vec<&Code> = catalog::all().collect();
        print(&all, &codes::table(&all), console);
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

fn print(shown: &[&Code], text: &str, console: &Console) {
    if console.is_json() {
        console.json(&codes::document(shown));
    } else {
        console.result(text);
    }
}

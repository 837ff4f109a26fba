//! `scanwright filter`: ECR's own matching, for people who write filters by hand.

use super::Console;
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::ExitStatus;
use crate::inventory::{address_for_name, refused_name};
use crate::plan::lower;
use crate::report::filters;
use crate::wildcard::relate as relation_of;

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # without `*` a filter matches every name that contains it
  scanwright filter match prod 'prod-*' --name prod-api non-prod/api
  # do the two lists match the same names?
  scanwright filter relate --left 'prod-*' --right prod";

/// The same of `filter match`.
const MATCH_EXAMPLES: &str = "\
Examples:
  # without `*` a filter matches every name that contains it
  scanwright filter match prod 'prod-*' --name prod-api non-prod/api
  # for scripts
  scanwright filter match 'team/*' --name team/api --format json";

/// The same of `filter relate`.
const RELATE_EXAMPLES: &str = "\
Examples:
  # do the two lists match the same names?
  scanwright filter relate --left 'prod-*' --right prod
  # is there a name that both match?
  scanwright filter relate --left 'prod-*' 'stage-*' --right '*-tools'";

/// Show what repository filters match, by the rules that AWS documents
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct FilterArgs {
    #[command(subcommand)]
    question: Question,
}

#[derive(Debug, clap::Subcommand)]
enum Question {
    /// Show which names these filters match
    #[command(after_long_help = MATCH_EXAMPLES)]
    Match {
        /// Filters; without `*` a filter matches every name that contains it
        #[arg(value_name = "FILTER", required = true)]
        filters: Vec<String>,
        /// Repository names
        #[arg(long = "name", value_name = "NAME", required = true, num_args = 1..)]
        names: Vec<String>,
    },
    /// Compare the names that two sets of filters match
    #[command(after_long_help = RELATE_EXAMPLES)]
    Relate {
        /// The first set of filters
        #[arg(long, value_name = "FILTER", required = true, num_args = 0..)]
        left: Vec<String>,
        /// The second set of filters
        #[arg(long, value_name = "FILTER", required = true, num_args = 0..)]
        right: Vec<String>,
    },
}

/// Prints the answer.
pub(crate) fn filter(args: &FilterArgs, console: &Console) -> ExitStatus {
    let answered = match &args.question {
        Question::Match { filters, names } => matches(filters, names, console),
        Question::Relate { left, right } => relate(left, right, console),
    };
    match answered {
        Ok(()) => ExitStatus::Done,
        Err(findings) => {
            console.diagnostics(&findings);
            ExitStatus::Failed
        }
    }
}

fn matches(given: &[String], names: &[String], console: &Console) -> Result<(), Findings> {
    let refused: Vec<Diagnostic> = names.iter().filter_map(|name| refused_name(name)).collect();
    let patterns = match lower::patterns(given) {
        Ok(patterns) if refused.is_empty() => patterns,
        patterns => return Err(patterns.err().into_iter().flatten().chain(refused).collect()),
    };
    console.warnings(&names.iter().filter_map(|name| address_for_name(name)).collect::<Vec<_>>());
    let matches = filters::matches(&patterns, names);
    if console.is_json() {
        console.json(&matches);
    } else {
        console.result(&matches.human());
    }
    Ok(())
}

fn relate(left: &[String], right: &[String], console: &Console) -> Result<(), Findings> {
    let (left, right) = match (lower::patterns(left), lower::patterns(right)) {
        (Ok(left), Ok(right)) => (left, right),
        (left, right) => {
            return Err(left.err().into_iter().chain(right.err()).flatten().collect());
        }
    };
    let related = filters::related(relation_of(&left, &right));
    if console.is_json() {
        console.json(&related);
    } else {
        console.result(&filters::told_relation(&related));
    }
    Ok(())
}

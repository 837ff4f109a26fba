//! `scanwright filter`: ECR's own matching, for people who write filters by hand.

use serde::Serialize;

use super::Console;
use crate::diagnostic::Diagnostic;
use crate::exit::ExitStatus;
use crate::inventory::refused_name;
use crate::plan::lower;
use crate::wildcard::{Pattern, Relation, Verdict, relate as relation_of};

/// What the long help ends with; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # without `*` a filter matches every name that contains it
  scanwright filter match prod 'prod-*' --name prod-api non-prod/api
  # does the second list say the same as the first?
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
  # does the second list say the same as the first?
  scanwright filter relate --left 'prod-*' --right prod
  # is there a name that both match?
  scanwright filter relate --left 'prod-*' 'stage-*' --right '*-tools'";

/// Ask what repository filters match, as AWS documents it
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct FilterArgs {
    #[command(subcommand)]
    question: Question,
}

#[derive(Debug, clap::Subcommand)]
enum Question {
    /// Which names do these filters match?
    #[command(after_long_help = MATCH_EXAMPLES)]
    Match {
        /// Filters; without `*` a filter matches every name that contains it
        #[arg(value_name = "FILTER", required = true)]
        filters: Vec<String>,
        /// Repository names
        #[arg(long = "name", value_name = "NAME", required = true, num_args = 1..)]
        names: Vec<String>,
    },
    /// How do the names that two sets of filters match relate?
    #[command(after_long_help = RELATE_EXAMPLES)]
    Relate {
        /// One set of filters
        #[arg(long, value_name = "FILTER", required = true, num_args = 0..)]
        left: Vec<String>,
        /// The other
        #[arg(long, value_name = "FILTER", required = true, num_args = 0..)]
        right: Vec<String>,
    },
}

#[derive(Serialize)]
struct Matches<'a> {
    format_version: u32,
    matches: Vec<Match<'a>>,
}

#[derive(Serialize)]
struct Match<'a> {
    filter: &'a str,
    name: &'a str,
    matches: bool,
}

#[derive(Serialize)]
struct Related {
    format_version: u32,
    relation: &'static str,
    only_left: Option<String>,
    only_right: Option<String>,
    both: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    blame: Vec<String>,
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

fn matches(filters: &[String], names: &[String], console: &Console) -> Result<(), Vec<Diagnostic>> {
    let refused: Vec<Diagnostic> = names.iter().filter_map(|name| refused_name(name)).collect();
    let patterns = match lower::patterns(filters) {
        Ok(patterns) if refused.is_empty() => patterns,
        patterns => return Err([patterns.err().unwrap_or_default(), refused].concat()),
    };
    let pairs = patterns.iter().flat_map(|pattern| names.iter().map(move |name| (pattern, name)));
    let matches: Vec<Match<'_>> =
        pairs.map(|(pattern, name)| Match { filter: pattern.as_str(), name, matches: pattern.matches(name) }).collect();
    if console.is_json() {
        console.json(&Matches { format_version: 1, matches });
    } else {
        console.result(&matches.iter().map(told_match).collect::<String>());
    }
    Ok(())
}

fn told_match(answer: &Match<'_>) -> String {
    let verb = if answer.matches { "matches" } else { "does not match" };
    format!("`{}` {verb} `{}`\n", answer.filter, answer.name)
}

fn relate(left: &[String], right: &[String], console: &Console) -> Result<(), Vec<Diagnostic>> {
    let (left, right) = match (lower::patterns(left), lower::patterns(right)) {
        (Ok(left), Ok(right)) => (left, right),
        (left, right) => {
            return Err([left.err().unwrap_or_default(), right.err().unwrap_or_default()].concat());
        }
    };
    let related = related(relation_of(&left, &right));
    if console.is_json() {
        console.json(&related);
    } else {
        console.result(&told_relation(&related));
    }
    Ok(())
}

fn related(relation: Relation) -> Related {
    let (word, blame) = match relation.verdict {
        Verdict::Equal => ("equal", Vec::new()),
        Verdict::Subset => ("subset", Vec::new()),
        Verdict::Superset => ("superset", Vec::new()),
        Verdict::Overlap => ("overlap", Vec::new()),
        Verdict::Disjoint => ("disjoint", Vec::new()),
        Verdict::Unknown { blame } => ("unknown", blame),
    };
    Related {
        format_version: 1,
        relation: word,
        only_left: relation.only_left,
        only_right: relation.only_right,
        both: relation.both,
        blame: blame.iter().map(Pattern::as_str).map(str::to_owned).collect(),
    }
}

fn told_relation(related: &Related) -> String {
    let sentence = match related.relation {
        "equal" => "equal: both match the same names",
        "subset" => "subset: the right filters match every name that the left ones match, and more",
        "superset" => "superset: the left filters match every name that the right ones match, and more",
        "overlap" => "overlap: each side matches names that the other does not",
        "disjoint" => "disjoint: no name is matched by both sides",
        _ => "unknown: the filters are too hard to compare",
    };
    let mut told = format!("{sentence}\n");
    let witnesses = [("left only", &related.only_left), ("right only", &related.only_right), ("both", &related.both)];
    for (side, witness) in witnesses {
        told.extend(witness.iter().map(|name| format!("  {side}: `{name}`\n")));
    }
    if !related.blame.is_empty() {
        told.push_str(&format!("  write these with fewer `*`: {}\n", related.blame.join(", ")));
    }
    told
}

//! The answers of `filter`, for people and as JSON.

use serde::Serialize;

use crate::wildcard::{Pattern, Relation, RelationKind};

/// The answers of `filter match`.
#[derive(Serialize)]
pub(crate) struct Matches<'a> {
    format_version: u32,
    matches: Vec<Match<'a>>,
}

#[derive(Serialize)]
struct Match<'a> {
    filter: &'a str,
    name: &'a str,
    matches: bool,
}

/// The answer of `filter relate`.
#[derive(Serialize)]
pub(crate) struct Related {
    format_version: u32,
    relation: &'static str,
    only_left: Option<String>,
    only_right: Option<String>,
    both: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    blame: Vec<String>,
}

/// The answer for each filter and each name.
pub(crate) fn matches<'a>(patterns: &'a [Pattern], names: &'a [String]) -> Matches<'a> {
    let pairs = patterns.iter().flat_map(|pattern| names.iter().map(move |name| (pattern, name)));
    let answer = |(pattern, name): (&'a Pattern, &'a String)| Match {
        filter: pattern.as_str(),
        name,
        matches: pattern.matches(name),
    };
    Matches { format_version: 1, matches: pairs.map(answer).collect() }
}

impl Matches<'_> {
    /// The same for people.
    pub(crate) fn human(&self) -> String {
        self.matches.iter().map(told_match).collect()
    }
}

fn told_match(answer: &Match<'_>) -> String {
    let verb = if answer.matches { "matches" } else { "does not match" };
    format!("`{}` {verb} `{}`\n", answer.filter, answer.name)
}

/// The answer that a relation gives.
pub(crate) fn related(relation: Relation) -> Related {
    let (word, blame) = match relation.kind {
        RelationKind::Equal => ("equal", Vec::new()),
        RelationKind::Subset => ("subset", Vec::new()),
        RelationKind::Superset => ("superset", Vec::new()),
        RelationKind::Overlap => ("overlap", Vec::new()),
        RelationKind::Disjoint => ("disjoint", Vec::new()),
        RelationKind::Unknown { blame } => ("unknown", blame),
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

/// The same for people.
pub(crate) fn told_relation(related: &Related) -> String {
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
        told.push_str(&format!("  use fewer `*` in these patterns: {}\n", related.blame.join(", ")));
    }
    told
}

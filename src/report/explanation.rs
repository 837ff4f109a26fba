//! Explanation of the rule and the filter that decide a repository's frequency, for people and as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::alerts::Alerts;
use super::phrases;
use crate::explain::{Decision, Explainer};
use crate::plan::PlannedFilter;

/// A repository's entry in the JSON of `explain` and `coverage`.
#[derive(Serialize)]
pub(super) struct Repository<'p> {
    name: String,
    states: BTreeMap<&'static str, State<'p>>,
    /// The alerts about it; absent where the policy has none of any repository.
    #[serde(skip_serializing_if = "Option::is_none")]
    alerts: Option<Vec<&'static str>>,
}

#[derive(Serialize)]
struct State<'p> {
    frequency: &'static str,
    rule: Option<&'p str>,
    filter: Option<&'p str>,
    /// The file that says the rule; absent where the policy extends none.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'p str>,
}

/// The document of `explain`.
#[derive(Serialize)]
pub(crate) struct Document<'p> {
    format_version: u32,
    repositories: Vec<Repository<'p>>,
}

/// The document of some repositories.
pub(crate) fn document<'p>(names: &[String], explainer: &Explainer<'p>, alerts: &Alerts<'_>) -> Document<'p> {
    let repositories = names.iter().map(|name| repository(name, &explainer.explain(name), alerts)).collect();
    Document { format_version: 1, repositories }
}

/// The explanation of some repositories for people.
pub(crate) fn human(names: &[String], explainer: &Explainer<'_>, alerts: &Alerts<'_>) -> String {
    names.iter().map(|name| told(name, explainer) + &alerts.line(name)).collect::<Vec<_>>().join("\n")
}

/// A repository's entry in JSON.
pub(super) fn repository<'p>(name: &str, decisions: &[Decision<'p>], alerts: &Alerts<'_>) -> Repository<'p> {
    let state = |decision: &Decision<'p>| State {
        frequency: decision.coverage.word(decision.state),
        rule: decision.winner.map(|winner| &*winner.rule),
        filter: decision.winner.map(|winner| winner.filter.as_str()),
        file: decision.winner.and_then(|winner| winner.file.as_deref()),
    };
    let states = decisions.iter().map(|decision| (decision.state.as_str(), state(decision)));
    Repository { name: name.to_owned(), states: states.collect(), alerts: alerts.about(name) }
}

fn told(name: &str, explainer: &Explainer<'_>) -> String {
    let bold = anstyle::Style::new().bold();
    let states: String = explainer.explain(name).iter().map(|decision| told_state(explainer, decision)).collect();
    format!("{bold}{name}{bold:#}\n{states}")
}

fn told_state(explainer: &Explainer<'_>, decision: &Decision<'_>) -> String {
    let (state, frequency) = (decision.state.as_str(), phrases::coverage(decision.coverage, decision.state));
    let why = match decision.winner {
        None => ", because no filter matches".to_owned(),
        Some(winner) if decision.is_intended => format!(", by {}", filter(winner)),
        Some(winner) => format!(", by {}, which is not intended for it", filter(winner)),
    };
    let mut told = format!("  while {state}: {frequency}{why}\n");
    for (other, loser) in &decision.losers {
        let other = phrases::frequency(*other);
        let why = if other == frequency { "matches as well" } else { "not used, because continuous takes precedence" };
        told.push_str(&format!("    {other}, by {}: {why}\n", filter(loser)));
    }
    for (rule, count) in explainer.unmatched_rules(decision) {
        let filters = if count == 1 {
            "its one filter does not match".to_owned()
        } else {
            format!("none of its {} filters matches", phrases::grouped(count))
        };
        told.push_str(&format!("    {}: {filters}\n", phrases::frequency(rule)));
    }
    told
}

fn filter(filter: &PlannedFilter) -> String {
    let stands_for = match filter.stands_for.as_slice() {
        [] => String::new(),
        [one] => format!(", written for `{one}`"),
        many => format!(", written for {} repositories", many.len()),
    };
    let base =
        filter.file.as_ref().filter(|_| filter.is_of_base).map(|file| format!(" of `{file}`")).unwrap_or_default();
    format!("`{}`{base} (filter `{}`{stands_for})", filter.rule, filter.filter)
}

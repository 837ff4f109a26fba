//! The answer to why a scan of an image may never come: what the policy scans its repository with.

use serde::Serialize;

use crate::explain::{Decision, Explainer};
use crate::gate::{Image, Judgement, ScanKind};
use crate::plan::ScanPlan;
use crate::registry::{Coverage, ScanType};

/// Frequency that the policy scans an image's repository with, in the state that the documents show; in every state where they show
/// none.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Explanation {
    repository: Option<String>,
    states: Vec<State>,
    /// The sentences for people.
    pub(super) notes: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
struct State {
    state: &'static str,
    frequency: &'static str,
    rule: Option<String>,
    filter: Option<String>,
}

impl Explanation {
    /// Explains what was judged, or else asked for, by a plan, where there is a policy.
    pub(crate) fn of_judgement(plan: Option<&ScanPlan>, judgement: &Judgement, asked: Option<&Image>) -> Self {
        match plan {
            Some(plan) => Self::of(judgement.image.as_ref().or(asked), judgement.scan, &Explainer::new(plan)),
            None => Self::without("there is no policy, so that nothing says what is scanned"),
        }
    }

    /// Explains an image's repository by a plan.
    fn of(image: Option<&Image>, scan: Option<ScanKind>, explainer: &Explainer<'_>) -> Self {
        let Some(image) = image else { return Self::without("no image is known, so that there is nothing to explain") };
        let shown = scan.map(|scan| match scan {
            ScanKind::Basic => ScanType::Basic,
            ScanKind::Enhanced => ScanType::Enhanced,
        });
        let decisions = explainer.explain(&image.repository);
        let shown_by = |decision: &&Decision<'_>| shown.is_none_or(|shown| decision.state == shown);
        let decisions: Vec<&Decision<'_>> = decisions.iter().filter(shown_by).collect();
        let mut notes = vec![format!("the image is in the repository `{}`", image.repository)];
        notes.extend(decisions.iter().map(|decision| note(&image.repository, decision)));
        if let (Some(shown), []) = (shown, decisions.as_slice()) {
            notes.push(format!("the documents show a scan while {}, in which this policy never is", shown.as_str()));
        }
        let states = decisions.into_iter().map(State::of).collect();
        Self { repository: Some(image.repository.clone()), states, notes }
    }

    /// The explanation where there is nothing to explain by.
    fn without(reason: &str) -> Self {
        Self { repository: None, states: Vec::new(), notes: vec![reason.to_owned()] }
    }
}

impl State {
    fn of(decision: &Decision<'_>) -> Self {
        Self {
            state: decision.state.as_str(),
            frequency: decision.coverage.word(decision.state),
            rule: decision.winner.map(|winner| winner.rule.to_string()),
            filter: decision.winner.map(|winner| winner.filter.as_str().to_owned()),
        }
    }
}

fn note(repository: &str, decision: &Decision<'_>) -> String {
    let by = decision.winner.map(|winner| format!(" by `{}` (filter `{}`)", winner.rule, winner.filter.as_str()));
    let by = by.unwrap_or_default();
    let scans = match (decision.coverage, decision.state) {
        (Coverage::Unmatched, ScanType::Enhanced) => {
            format!("the policy scans `{repository}` in no rule: no scan will ever finish")
        }
        (Coverage::Unmatched, ScanType::Basic) => {
            format!(
                "the policy scans `{repository}` in no rule: no scan starts by itself, only by `aws ecr start-image-scan`"
            )
        }
        (Coverage::OnPush, _) => {
            format!("the policy scans `{repository}` on push{by}: only a push starts a scan")
        }
        (Coverage::Continuous, _) => format!("the policy scans `{repository}` continuously{by}"),
    };
    format!("while {}: {scans}", decision.state.as_str())
}

//! The apply loop as a drawing: where it can begin, what one apply makes of AWS, and that every later plan is empty.

use serde::Serialize;

use super::inline_code::{Piece, pieces};
use crate::change::Change;
use crate::plan::State;
use crate::registry::{Frequency, ResourceType};
use crate::report::phrases::{self, counted};
use crate::report::proof::proof;
use crate::simulate::Assumptions;
use crate::simulate::aws::{Aws, RulesId};

/// The loop of the policies that have the same.
#[derive(PartialEq, Eq, Serialize)]
pub(super) struct Loop {
    policies: Vec<String>,
    sentence: Vec<Piece>,
    /// True where it is proved to settle; else there is nothing to draw.
    settles: bool,
    starts: String,
    applies: String,
    states: Vec<Held>,
    /// The variable that switches, where there is one.
    variable: Option<&'static str>,
}

/// AWS at rest in one release state.
#[derive(PartialEq, Eq, Serialize)]
struct Held {
    word: &'static str,
    rules: Vec<String>,
    inspector: &'static str,
    /// The value of the variable that leads here, as Terraform writes it.
    value: &'static str,
    is_default: bool,
}

/// The loops of all policies, equal ones once.
pub(super) fn of(changes: &[&Change]) -> Vec<Loop> {
    let mut loops: Vec<Loop> = Vec::new();
    for change in changes {
        let own = apply_loop(change);
        let name = change.policy().source.name().to_owned();
        let is_same = |other: &&mut Loop| {
            (&other.sentence, &other.states, other.variable) == (&own.sentence, &own.states, own.variable)
        };
        match loops.iter_mut().find(is_same) {
            Some(same) => same.policies.push(name),
            None => loops.push(Loop { policies: vec![name], ..own }),
        }
    }
    loops
}

fn apply_loop(change: &Change) -> Loop {
    let (verdict, release) = (change.verdict(), &change.plan().release);
    Loop {
        policies: Vec::new(),
        sentence: pieces(&proof(change)),
        settles: verdict.settles == Some(true),
        starts: counted(verdict.starts, ["starting state", "starting states"]),
        applies: counted(verdict.applies_to_settle.unwrap_or_default(), ["apply", "applies"]),
        states: release.states().into_iter().map(|state| held(state, release.default())).collect(),
        variable: change.switch(),
    }
}

fn held(state: State<'_>, default: Option<bool>) -> Held {
    let is_enhanced = matches!(state, State::Enhanced(_));
    let rule = |frequency: Frequency, filters: usize| {
        format!("{}: {}", phrases::frequency(frequency), counted(filters, ["filter", "filters"]))
    };
    let rules: Vec<String> = state.rules().iter().map(|one| rule(one.frequency, one.filters.iter().count())).collect();
    Held {
        word: state.scan_type().as_str(),
        rules: if rules.is_empty() { vec!["no rules: scans by hand only".to_owned()] } else { rules },
        inspector: if scans_ecr(state) { "Inspector scans ECR" } else { "Inspector does not scan ECR" },
        value: if is_enhanced { "true" } else { "false" },
        is_default: default == Some(is_enhanced),
    }
}

/// True where Inspector scans ECR once AWS has come to rest, as the model has it; its rules do not matter for that.
fn scans_ecr(state: State<'_>) -> bool {
    let put = Aws::new().put(state.scan_type(), RulesId::NONE);
    let [assumptions, ..] = Assumptions::EVERY;
    put.at_rest(assumptions).types.has(ResourceType::Ecr)
}

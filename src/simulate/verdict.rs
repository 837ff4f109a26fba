//! The verdict on the stacks of one account and region.

use serde::Serialize;

use super::aws::Assumptions;
use super::begin::{every_start, usual_starts};
use super::cycle::Apply;
use super::explore::{Explored, explore};
use super::folders::Taken;
use super::graph::Trouble;
use super::machine::Machine;
use super::moment::{MAX_PARTS, MAX_RULES};
use super::notes::notes;
use super::part::{self, Catalogue, Part, Wants};
use super::stack::Stack;
use super::tell::Teller;
use super::{path, starts};
use crate::registry::Types;

/// What comes of applying stacks in turn, again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the plans become empty and stay so; `None` where that depends on something.
    pub settles: Option<bool>,
    /// The most successful applies until then, from AWS at rest.
    pub applies_to_settle: Option<usize>,
    /// What it depends on, in words.
    pub depends_on: Vec<String>,
    /// Why the configuration is refused.
    pub refused: Option<Refused>,
    /// A cycle that the applies can run into.
    pub cycle: Option<Vec<Apply>>,
    /// Where it depends on something that the text leaves open: how that has to turn out for the cycle, or the refusal.
    pub choices: Vec<Taken>,
    /// How many starting states were explored.
    pub starts: usize,
    /// What else there is to know.
    pub notes: Vec<String>,
}

/// A configuration that is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// By whom.
    pub by: By,
    /// What is refused.
    pub message: String,
}

/// Who refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// The provider, when it plans.
    Provider,
    /// The API, when it is applied.
    Api,
}

impl Verdict {
    /// Nothing to settle.
    pub(super) fn nothing() -> Self {
        let (depends_on, notes) = (Vec::new(), vec!["no resource here has to do with registry scanning".to_owned()]);
        let (settles, applies_to_settle) = (Some(true), Some(0));
        let (refused, cycle, choices) = (None, None, Vec::new());
        Self { settles, applies_to_settle, depends_on, refused, cycle, choices, starts: 0, notes }
    }

    /// There are more resources than can be explored together.
    pub(super) fn too_large() -> Self {
        let most = super::graph::MAX_MOMENTS;
        let what = format!("more resources than can be explored together (at most {MAX_PARTS}, and {most} moments)");
        Self::unknown(vec![what])
    }

    /// Adds what lies beyond what was explored, on which the verdict depends then.
    pub fn beyond(&mut self, depends_on: Vec<String>) {
        if !depends_on.is_empty() {
            self.settles = None;
            self.applies_to_settle = None;
            self.depends_on.extend(depends_on);
        }
    }

    /// No verdict: it depends on these.
    pub fn unknown(depends_on: Vec<String>) -> Self {
        Self { settles: None, applies_to_settle: None, depends_on, notes: Vec::new(), ..Self::nothing() }
    }
}

/// Explores stacks of one account and region, applied in any order.
pub fn simulate(stacks: &[Stack]) -> Verdict {
    if let Some(refused) = refused(stacks) {
        return Verdict { refused: Some(refused), ..Verdict::unknown(Vec::new()) };
    }
    if part::addresses(stacks).len() > MAX_PARTS {
        return Verdict::too_large();
    }
    let mut catalogue = Catalogue::new();
    let parts = part::parts(stacks, &mut catalogue);
    if parts.is_empty() {
        return Verdict::nothing();
    }
    if usize::from(catalogue.foreign().0) >= MAX_RULES {
        return Verdict::too_large();
    }
    let verdicts = Assumptions::EVERY.map(|assumptions| under(assumptions, stacks, &parts, &catalogue));
    joined(verdicts)
}

/// The first thing that the provider or the API refuses.
fn refused(stacks: &[Stack]) -> Option<Refused> {
    let registries = || stacks.iter().flat_map(|stack| &stack.registries);
    let first = |by, refusals: fn(&crate::registry::Configuration) -> Vec<crate::registry::Refusal>| {
        registries().find_map(|registry| {
            let refusal = refusals(&registry.wanted).into_iter().next()?;
            Some(Refused { by, message: format!("`{}`: {}", registry.managed.address, refusal.message()) })
        })
    };
    let by_provider = first(By::Provider, crate::registry::Configuration::refused_by_provider);
    by_provider.or_else(|| first(By::Api, crate::registry::Configuration::refused_by_api))
}

/// The verdict under one assumption. A cycle that applies in turn run into needs no exploration; it is shown rather
/// than any other.
fn under(assumptions: Assumptions, stacks: &[Stack], parts: &[Part], catalogue: &Catalogue) -> Verdict {
    let telling = starts::telling_types(parts);
    let machine = |parts: Vec<Part>| Machine { settings: vec![parts], assumptions, switches: false };
    let (whole, narrow) = (machine(parts.to_vec()), machine(narrowed(parts, telling)));
    let (starts, at_rest) = every_start(parts, telling, catalogue, assumptions);
    let count = starts.len();
    let mut usual = usual_starts(parts, telling, catalogue, assumptions).into_iter();
    let usual = usual.find_map(|start| path::in_turn(&whole, start));
    let usual = usual.map(|path| Teller { machine: &whole, stacks, catalogue }.tell(&path));
    let never = |cycle, trouble: &Trouble| Verdict {
        settles: Some(false),
        applies_to_settle: None,
        cycle: Some(cycle),
        starts: count,
        notes: notes(trouble, stacks, parts),
        ..Verdict::nothing()
    };
    match (explore(&narrow, starts, at_rest), usual) {
        (Explored::Circle(_, trouble), Some(cycle)) => never(cycle, &trouble),
        (_, Some(cycle)) => never(cycle, &Trouble::default()),
        (Explored::Circle(circle, trouble), None) => {
            never(Teller { machine: &narrow, stacks, catalogue }.tell(&path::along(&narrow, &circle)), &trouble)
        }
        (Explored::Settles { applies, trouble }, None) => {
            let notes = notes(&trouble, stacks, parts);
            Verdict { applies_to_settle: Some(applies), starts: count, notes, ..Verdict::nothing() }
        }
        (Explored::TooLarge, None) => Verdict::too_large(),
    }
}

/// The parts with the types that have to be told apart.
fn narrowed(parts: &[Part], telling: Types) -> Vec<Part> {
    let narrow = |wants| match wants {
        Wants::Enabler { types, ignores_types, ignores_accounts } => {
            Wants::Enabler { types: types.within(telling), ignores_types, ignores_accounts }
        }
        registry @ Wants::Registry { .. } => registry,
    };
    parts.iter().map(|part| Part { wants: narrow(part.wants), ..*part }).collect()
}

/// The verdict where it is the same whatever AWS does about rules; else that it depends on that.
fn joined([keeping, resetting]: [Verdict; 2]) -> Verdict {
    if keeping.settles == resetting.settles {
        let applies_to_settle = keeping.applies_to_settle.max(resetting.applies_to_settle);
        let mut notes = keeping.notes;
        notes.extend(resetting.notes);
        notes.sort();
        notes.dedup();
        return Verdict { applies_to_settle, notes, ..keeping };
    }
    let what =
        "whether AWS keeps the registry's rules when Inspector changes its scan type, which is documented nowhere";
    let cycle = keeping.cycle.or(resetting.cycle);
    Verdict { cycle, starts: keeping.starts, ..Verdict::unknown(vec![what.to_owned()]) }
}

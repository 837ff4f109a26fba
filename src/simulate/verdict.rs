//! The verdict on the stacks of one account and region.

use serde::Serialize;

use super::aws::{Assumptions, Aws, Types};
use super::cycle::{Apply, Teller};
use super::explore::{Explored, explore};
use super::folders::Taken;
use super::graph::Trouble;
use super::machine::Machine;
use super::moment::{MAX_PARTS, MAX_RULES, Moment};
use super::part::{self, Catalogue, Part, Wants};
use super::stack::Stack;
use super::{path, starts};

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
        let what =
            format!("these resources together are too many to explore (at most {MAX_PARTS}, and {most} moments)");
        Self::unknown(vec![what])
    }

    /// Adds what lies beyond what was explored, on which the verdict depends then.
    pub(super) fn beyond(&mut self, depends_on: Vec<String>) {
        if !depends_on.is_empty() {
            self.settles = None;
            self.applies_to_settle = None;
            self.depends_on.extend(depends_on);
        }
    }

    pub(super) fn unknown(depends_on: Vec<String>) -> Self {
        Self { settles: None, applies_to_settle: None, depends_on, notes: Vec::new(), ..Self::nothing() }
    }
}

/// Explores stacks of one account and region, applied in any order.
pub fn simulate(stacks: &[Stack]) -> Verdict {
    if let Some(refused) = refused(stacks) {
        return Verdict { refused: Some(refused), ..Verdict::unknown(Vec::new()) };
    }
    let mut catalogue = Catalogue::new();
    let parts = part::parts(stacks, &mut catalogue);
    if parts.is_empty() {
        return Verdict::nothing();
    }
    if parts.len() > MAX_PARTS || usize::from(catalogue.foreign().0) >= MAX_RULES {
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

/// Every start, those at rest first, and how many those are: every state of AWS with every choice of resources that are
/// already in Terraform's state.
fn every_start(
    parts: &[Part],
    telling: Types,
    catalogue: &Catalogue,
    assumptions: Assumptions,
) -> (Vec<Moment>, usize) {
    let rules = starts::telling_rules(parts.iter(), catalogue);
    let at_rest = starts::every_at_rest(telling, &rules);
    let in_flight = starts::every_in_flight(&at_rest, &rules, assumptions);
    let held = 1_u8 << parts.len().min(MAX_PARTS);
    let with_state = |aws: &Aws| {
        let held = (0..held).filter(|held| starts::is_possible(parts, *held, *aws, assumptions));
        held.map(|held| Moment::between(*aws, 0, held)).collect::<Vec<_>>()
    };
    let mut moments: Vec<Moment> = at_rest.iter().flat_map(with_state).collect();
    let resting = moments.len();
    moments.extend(in_flight.iter().flat_map(with_state));
    (moments, resting)
}

/// The starts from which a cycle is told: every resource in the state and AWS at rest, first as the enablers want it.
fn usual_starts(parts: &[Part], telling: Types, catalogue: &Catalogue, assumptions: Assumptions) -> Vec<Moment> {
    let wanted = parts.iter().fold(Types::NONE, |types, part| match part.wants {
        Wants::Enabler { types: own, .. } => types.and(own),
        Wants::Registry { .. } => types,
    });
    let mut rules = starts::telling_rules(parts.iter(), catalogue);
    let own = parts.iter().find_map(|part| match part.wants {
        Wants::Registry { rules, .. } => Some(rules),
        Wants::Enabler { .. } => None,
    });
    rules.sort_by_key(|rules| Some(*rules) != own);
    let first = rules.iter().map(|rules| starts::at_rest(wanted, *rules));
    let others = starts::every_at_rest(telling, &rules);
    let possible = first.chain(others).filter(|aws| starts::is_possible(parts, u8::MAX, *aws, assumptions));
    possible.map(|aws| Moment::between(aws, 0, u8::MAX)).collect()
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

fn notes(trouble: &Trouble, stacks: &[Stack], parts: &[Part]) -> Vec<String> {
    let addresses = part::addresses(stacks);
    let tainted = trouble.tainted.iter().filter_map(|index| Some((addresses.get(*index)?.1, parts.get(*index)?)));
    let told = tainted.map(|(address, part)| {
        let then = if part.prevents_destroy {
            "every later plan fails then, since `prevent_destroy` forbids to replace it"
        } else {
            "the next apply replaces it"
        };
        format!("where other types are on, or go off meanwhile, an apply that creates `{address}` fails and leaves it tainted; {then}")
    });
    told.chain(half_ignored(stacks)).collect()
}

/// Enablers that can't repair what they show; see [`starts::is_possible`].
fn half_ignored(stacks: &[Stack]) -> impl Iterator<Item = String> {
    let enablers = stacks.iter().flat_map(|stack| &stack.enablers);
    enablers.filter(|enabler| enabler.ignores_types != enabler.ignores_accounts).map(|enabler| {
        let (ignored, other) = match enabler.ignores_types {
            true => ("resource_types", "account_ids"),
            false => ("account_ids", "resource_types"),
        };
        let address = &enabler.managed.address;
        format!("while Inspector is off for the account, every plan of `{address}` changes `{other}` and its apply calls nothing, since `{ignored}` is ignored")
    })
}

//! The claim that is proved of a module: after one successful apply the plan is empty and stays empty, whatever AWS does
//! by itself, and the same after each switch of the release variable, in both directions, at any moment.

use super::machine::{Event, Machine};
use super::moment::{Moment, Progress};
use super::seen::Seen;

/// What came of the proof.
#[derive(Debug)]
pub(super) enum Proved {
    /// The claim holds.
    Holds,
    /// After a successful apply Terraform can plan something.
    Fails,
    /// There are too many moments to look at.
    TooLarge,
}

/// Looks at every moment that can be reached from the starts.
pub(super) fn prove(machine: &Machine, starts: Vec<Moment>) -> Proved {
    let parts = machine.settings.iter().map(Vec::len).max().unwrap_or_default();
    let mut seen: Seen<()> = Seen::default();
    seen.reserve(starts.len() * 4);
    seen.extend(starts.iter().map(|start| (start.key(parts), ())));
    let mut waiting = starts;
    while let Some(moment) = waiting.pop() {
        let mut is_broken = false;
        machine.each_next(&moment, &mut |event, next| {
            is_broken = is_broken || (moment.is_settled && plans_something(event, &next));
            if seen.insert(next.key(parts), ()).is_none() {
                waiting.push(next);
            }
        });
        if is_broken {
            return Proved::Fails;
        }
        if seen.len() > super::graph::MAX_MOMENTS {
            return Proved::TooLarge;
        }
    }
    Proved::Holds
}

/// Whether an event is a plan that is not empty.
fn plans_something(event: Event, next: &Moment) -> bool {
    match event {
        Event::Own(_) | Event::Switched | Event::NothingToDo => false,
        Event::Planned(part) => next.progress(part) != Progress::Idle,
        Event::Stepped(_) | Event::Applied(_) | Event::Failed(_) | Event::PlanFailed(_) => true,
    }
}

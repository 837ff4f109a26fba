//! Paths through the model: one run among all, in which each effect of AWS fires at once, or along a cycle that was found.

use super::event::Event;
use super::state::State;
use super::transition_system::TransitionSystem;

/// Events, each with the state before it.
pub(super) type Path = Vec<(State, Event)>;

/// The most events of a run that is followed to find a cycle.
const MAX_EVENTS: usize = 10_000;

/// Follows applies of the Terraform states in turn; returns the cycle that they run into, if they do and none of them
/// fails.
///
/// It needs no exploration, and is what people see who apply in turn: such a cycle is shown rather than any other.
pub(super) fn in_turn(system: &TransitionSystem, start: State) -> Option<Path> {
    let stacks = system.resources(&start).iter().map(|resource| resource.stack + 1).max()?;
    let (mut state, mut turn, mut idle) = (start, 0, 0);
    let mut path = Path::new();
    let mut turns: Vec<(usize, State, usize)> = Vec::new();
    while path.len() < MAX_EVENTS && idle < stacks {
        let is_turn = state.is_between_runs() && state.aws.pending.is_empty();
        if is_turn {
            if let Some((_, _, begin)) = turns.iter().find(|(whose, known, _)| *whose == turn && *known == state) {
                return Some(path.split_off(*begin));
            }
            turns.push((turn, state, path.len()));
        }
        let (event, next) = first_of(system, &state, turn)?;
        match event {
            Event::NothingToDo => (turn, idle) = ((turn + 1) % stacks, idle + 1),
            Event::Applied(_) => (turn, idle) = ((turn + 1) % stacks, 0),
            Event::Failed(_) | Event::PlanFailed(_) => return None,
            Event::Effect(_) | Event::Planned(_) | Event::Stepped(_) | Event::Switched => {}
        }
        path.push((state, event));
        state = next;
    }
    None
}

/// Returns the first event: effects of AWS, then the resources in their order.
fn first_of(system: &TransitionSystem, state: &State, turn: usize) -> Option<(Event, State)> {
    let mut first = None;
    system.each_next(state, &mut |event, next| {
        let is_of_turn = match event {
            Event::Effect(_) | Event::NothingToDo => true,
            Event::Switched => false,
            Event::Planned(index)
            | Event::Stepped(index)
            | Event::Applied(index)
            | Event::Failed(index)
            | Event::PlanFailed(index) => {
                system.resources(state).get(index).is_some_and(|resource| resource.stack == turn)
            }
        };
        if first.is_none() && is_of_turn {
            first = Some((event, next));
        }
    });
    first
}

/// Returns the events along a cycle of states, beginning with a plan.
pub(super) fn along(system: &TransitionSystem, cycle: &[State]) -> Path {
    let nexts = cycle.iter().cycle().skip(1);
    let mut path: Path =
        cycle.iter().zip(nexts).filter_map(|(state, next)| Some((*state, between(system, state, next)?))).collect();
    let begin = path.iter().position(|(state, event)| state.is_between_runs() && !matches!(event, Event::Effect(_)));
    path.rotate_left(begin.unwrap_or_default());
    path
}

fn between(system: &TransitionSystem, state: &State, wanted: &State) -> Option<Event> {
    let mut found = None;
    system.each_next(state, &mut |event, next| {
        if next == *wanted {
            found = found.or(Some(event));
        }
    });
    found
}

//! One run among all: how AWS and Terraform go where each move of AWS fires at once, or along a circle that was found.

use super::machine::{Event, Machine};
use super::moment::Moment;

/// Events, each with the moment before it.
pub(super) type Path = Vec<(Moment, Event)>;

/// The most events of a run that is looked for a circle.
const MAX_EVENTS: usize = 10_000;

/// The circle that applies in turn run into from a start, if they do and none of them fails.
pub(super) fn in_turn(machine: &Machine, start: Moment) -> Option<Path> {
    let stacks = machine.parts(&start).iter().map(|part| part.stack + 1).max()?;
    let (mut moment, mut turn, mut idle) = (start, 0, 0);
    let mut path = Path::new();
    let mut turns: Vec<(usize, Moment, usize)> = Vec::new();
    while path.len() < MAX_EVENTS && idle < stacks {
        let is_turn = moment.is_between() && moment.aws.pending.is_empty();
        if is_turn {
            if let Some((_, _, begin)) = turns.iter().find(|(whose, known, _)| *whose == turn && *known == moment) {
                return Some(path.split_off(*begin));
            }
            turns.push((turn, moment, path.len()));
        }
        let (event, next) = first_of(machine, &moment, turn)?;
        match event {
            Event::NothingToDo => (turn, idle) = ((turn + 1) % stacks, idle + 1),
            Event::Applied(_) => (turn, idle) = ((turn + 1) % stacks, 0),
            Event::Failed(_) | Event::PlanFailed(_) => return None,
            Event::Own(_) | Event::Planned(_) | Event::Stepped(_) | Event::Switched => {}
        }
        path.push((moment, event));
        moment = next;
    }
    None
}

/// What comes first: AWS's moves, then the resources in their order.
fn first_of(machine: &Machine, moment: &Moment, turn: usize) -> Option<(Event, Moment)> {
    let mut first = None;
    machine.each_next(moment, &mut |event, next| {
        let is_of_turn = match event {
            Event::Own(_) => true,
            Event::Switched => false,
            Event::Planned(part)
            | Event::Stepped(part)
            | Event::Applied(part)
            | Event::Failed(part)
            | Event::PlanFailed(part) => machine.parts(moment).get(part).is_some_and(|part| part.stack == turn),
            Event::NothingToDo => true,
        };
        if first.is_none() && is_of_turn {
            first = Some((event, next));
        }
    });
    first
}

/// The events along a circle of moments, beginning with a plan.
pub(super) fn along(machine: &Machine, circle: &[Moment]) -> Path {
    let nexts = circle.iter().cycle().skip(1);
    let mut path: Path = circle
        .iter()
        .zip(nexts)
        .filter_map(|(moment, next)| Some((*moment, between(machine, moment, next)?)))
        .collect();
    let begin = path.iter().position(|(moment, event)| moment.is_between() && !matches!(event, Event::Own(_)));
    path.rotate_left(begin.unwrap_or_default());
    path
}

fn between(machine: &Machine, moment: &Moment, wanted: &Moment) -> Option<Event> {
    let mut found = None;
    machine.each_next(moment, &mut |event, next| {
        if next == *wanted {
            found = found.or(Some(event));
        }
    });
    found
}

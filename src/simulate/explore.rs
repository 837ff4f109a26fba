//! Whether applies can follow each other for ever.
//!
//! AWS's own moves use up what is pending, and the steps of an apply use up the apply, so every circle in the graph of
//! moments goes through whole applies that succeed and had something to do. A circle counts only if it is *fair*: AWS
//! makes each of its moves some day, so none may be pending all the way round; and every state is applied some day, so
//! none may have something to do all the way round that is never applied.

use std::collections::BTreeSet;

use super::components::each_component;
use super::graph::{Edge, Graph, Trouble};
use super::machine::{Event, Machine};
use super::moment::{Moment, Progress};
use super::part::Part;
use super::provider::{self, Planned};

/// What the exploration found.
#[derive(Debug)]
pub(super) enum Explored {
    /// There is no circle.
    Settles {
        /// The most successful applies from the starts at rest.
        applies: usize,
        /// What can go wrong on the way.
        trouble: Trouble,
    },
    /// There is a circle: its moments, each leading to the next and the last to the first.
    Circle(Vec<Moment>, Trouble),
    /// There are too many moments.
    TooLarge,
}

/// Explores from different starts; the first so many are those at rest, by which applies are counted.
pub(super) fn explore(machine: &Machine, starts: Vec<Moment>, at_rest: usize) -> Explored {
    let Some(graph) = Graph::explore(machine, starts) else { return Explored::TooLarge };
    let size = graph.moments.len();
    let mut judge = Judge { machine, graph: &graph, of: vec![0; size], count: 0, applies: vec![0; size], circle: None };
    each_component(&graph, &mut |members| judge.component(members));
    if let Some(circle) = judge.circle {
        return Explored::Circle(circle, graph.trouble);
    }
    let applies = judge.applies.iter().take(at_rest).max().copied().unwrap_or_default();
    Explored::Settles { applies, trouble: graph.trouble }
}

struct Judge<'g> {
    machine: &'g Machine,
    graph: &'g Graph,
    /// The number of each judged moment's component, from 1.
    of: Vec<usize>,
    count: usize,
    /// The most successful applies from each judged moment.
    applies: Vec<usize>,
    circle: Option<Vec<Moment>>,
}

impl Judge<'_> {
    fn component(&mut self, members: &[usize]) {
        self.count += 1;
        set(&mut self.of, members, self.count);
        // Nearly every component is a single moment that nothing leads back to.
        let has_circle = self.edges(members).any(|edge| self.is_inside(edge.to));
        if has_circle && self.circle.is_none() && self.is_fair(members) {
            self.circle = Some(self.shortest(members));
        }
        let applies = self.edges(members).map(|edge| {
            let beyond = if self.is_inside(edge.to) { 0 } else { get(&self.applies, edge.to) };
            beyond + usize::from(matches!(edge.event, Event::Applied(_)))
        });
        let most = applies.max().unwrap_or_default();
        set(&mut self.applies, members, most);
    }

    fn edges(&self, members: &[usize]) -> impl Iterator<Item = &Edge> {
        members.iter().flat_map(|member| self.graph.edges(*member))
    }

    /// Whether a moment is in the component that is looked at, which is the last one.
    fn is_inside(&self, moment: usize) -> bool {
        get(&self.of, moment) == self.count
    }

    /// Whether every move is made, or not pending, somewhere in the component.
    fn is_fair(&self, members: &[usize]) -> bool {
        let mut waiting: Option<Vec<super::aws::Move>> = None;
        for moment in members.iter().filter_map(|member| self.graph.moments.get(*member)) {
            let pending = moment.aws.pending.iter();
            waiting = Some(match waiting {
                None => pending.collect(),
                Some(waiting) => pending.filter(|own| waiting.contains(own)).collect(),
            });
        }
        let is_made = |own| self.edges(members).any(|edge| edge.event == Event::Own(own) && self.is_inside(edge.to));
        waiting.unwrap_or_default().into_iter().all(is_made) && self.is_fair_to_stacks(members)
    }

    /// Whether every state is applied somewhere in the component, or has nothing to do, or can't be planned.
    fn is_fair_to_stacks(&self, members: &[usize]) -> bool {
        let moments = || members.iter().filter_map(|member| self.graph.moments.get(*member));
        let parts = moments().next().map_or(&[][..], |moment| self.machine.parts(moment));
        let stacks: BTreeSet<usize> = parts.iter().map(|part| part.stack).collect();
        let applied = self.edges(members).filter(|edge| self.is_inside(edge.to)).filter_map(|edge| match edge.event {
            Event::Applied(index) => parts.get(index).map(|part| part.stack),
            _ => None,
        });
        let applied: BTreeSet<usize> = applied.collect();
        let is_quiet = |stack: usize| {
            let is_left = |moment: &Moment, index: usize, part: &Part| {
                let planned = provider::plan(part, moment.held(index), moment.aws);
                matches!(planned, Planned::Fails | Planned::Next(Progress::Idle))
            };
            moments().filter(|moment| moment.is_between()).any(|moment| {
                let mut own = parts.iter().enumerate().filter(|(_, part)| part.stack == stack);
                own.all(|(index, part)| is_left(moment, index, part))
            })
        };
        stacks.into_iter().all(|stack| applied.contains(&stack) || is_quiet(stack))
    }

    /// The shortest circle through a moment between two runs, if there is one at which nothing is pending.
    fn shortest(&self, members: &[usize]) -> Vec<Moment> {
        let moment = |number: &usize| self.graph.moments.get(*number).copied();
        let is_between = |number: &&usize| moment(number).is_some_and(|moment| moment.is_between());
        let is_quiet = |number: &&usize| moment(number).is_some_and(|moment| moment.aws.pending.is_empty());
        let between = || members.iter().filter(is_between);
        let Some(from) = between().find(is_quiet).or_else(|| between().next()) else { return Vec::new() };
        let mut came = vec![NONE; self.graph.moments.len()];
        let mut front = vec![*from];
        while !front.is_empty() {
            let mut beyond = Vec::new();
            for at in front {
                for edge in self.graph.edges(at).iter().filter(|edge| self.is_inside(edge.to)) {
                    if edge.to == *from {
                        return back(&came, at, *from).iter().filter_map(moment).collect();
                    }
                    if get(&came, edge.to) == NONE {
                        set(&mut came, &[edge.to], at);
                        beyond.push(edge.to);
                    }
                }
            }
            front = beyond;
        }
        Vec::new()
    }
}

/// No moment's number.
const NONE: usize = usize::MAX;

fn get(numbers: &[usize], at: usize) -> usize {
    numbers.get(at).copied().unwrap_or_default()
}

fn set(numbers: &mut [usize], places: &[usize], number: usize) {
    for place in places {
        if let Some(slot) = numbers.get_mut(*place) {
            *slot = number;
        }
    }
}

/// The numbers from a start to a moment, by where each was come from.
fn back(came: &[usize], mut at: usize, start: usize) -> Vec<usize> {
    let mut numbers = vec![at];
    while at != start && get(came, at) != NONE {
        at = get(came, at);
        numbers.push(at);
    }
    numbers.reverse();
    numbers
}

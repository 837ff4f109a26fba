//! How far two patterns are from matching the same text.
//!
//! Takes two automata of a machine, gives for each two of their states the fewest characters
//! after which both match. Exact over all texts, and so a lower bound over names; it never falls
//! by more than one from one character to the next.

use std::collections::VecDeque;

use super::machine::Machine;

/// The distance where no text leads to a match of both.
const NEVER: u16 = u16::MAX;

/// The distances of two patterns.
#[derive(Debug)]
pub(super) struct Meeting {
    /// The first state of each.
    starts: [u32; 2],
    /// How many states the second has.
    width: usize,
    distances: Vec<u16>,
    work: usize,
}

impl Meeting {
    /// The distances of two patterns, by what comes before their states.
    pub(super) fn of(machine: &Machine, one: &Before, two: &Before) -> Self {
        let mut meeting = Self {
            starts: [one.first, two.first],
            width: two.states,
            distances: vec![NEVER; one.states * two.states],
            work: one.classes + two.classes,
        };
        meeting.spread(one, two, &told_apart(machine, one.first, two.first));
        meeting
    }

    /// Walks backwards from where both match, nearest first.
    fn spread(&mut self, ones: &Before, twos: &Before, classes: &[usize]) {
        let mut queue = VecDeque::new();
        let last = (ones.states.saturating_sub(1), twos.states.saturating_sub(1));
        self.reach(last, 0, &mut queue);
        while let Some((spot, distance)) = queue.pop_front() {
            let (one, two) = (spot / self.width, spot % self.width);
            self.work += classes.len();
            for &class in classes {
                let others = twos.get(two, class);
                if others.is_empty() {
                    continue;
                }
                for &before in ones.get(one, class) {
                    for &other in others {
                        self.reach((before as usize, other as usize), distance + 1, &mut queue);
                    }
                }
            }
        }
    }

    fn reach(&mut self, spot: (usize, usize), distance: u16, queue: &mut VecDeque<(usize, u16)>) {
        self.work += 1;
        let spot = spot.0 * self.width + spot.1;
        if let Some(slot) = self.distances.get_mut(spot)
            && *slot == NEVER
        {
            *slot = distance;
            queue.push_back((spot, distance));
        }
    }

    /// The fewest characters before both match, from these states.
    pub(super) fn distance(&self, one: u32, two: u32) -> usize {
        let [first, second] = self.starts;
        let (row, column) = ((one - first) as usize, (two - second) as usize);
        self.distances.get(row * self.width + column).map_or(0, |&distance| distance.into())
    }

    /// The steps it took to work out.
    pub(super) fn work(&self) -> usize {
        self.work
    }

    /// Its memory, in numbers of four bytes.
    pub(super) fn words(&self) -> usize {
        self.distances.len() / 2
    }
}

/// The classes the two patterns tell apart: what either waits for, and one that neither does.
fn told_apart(machine: &Machine, one: u32, two: u32) -> Vec<usize> {
    let mut is_awaited = vec![false; machine.letters().len()];
    for class in machine.awaited(one).chain(machine.awaited(two)) {
        if let Some(slot) = is_awaited.get_mut(class) {
            *slot = true;
        }
    }
    let other = is_awaited.iter().position(|&is| !is);
    let awaited = is_awaited.iter().enumerate().filter(|&(_, &is)| is).map(|(class, _)| class);
    awaited.chain(other).collect()
}

/// The states before each state of one pattern, by class, numbered from the pattern's first.
#[derive(Debug)]
pub(super) struct Before {
    first: u32,
    states: usize,
    classes: usize,
    /// Where the predecessors by a state and class begin.
    starts: Vec<u32>,
    befores: Vec<u32>,
}

impl Before {
    /// The predecessors in the pattern whose first state this is.
    pub(super) fn of(machine: &Machine, first: u32) -> Self {
        let states = machine.state(first).map_or(0, |state| state.missing + 1);
        let classes = machine.letters().len();
        let slots = states as usize * classes;
        let mut steps = Vec::with_capacity(slots);
        for state in 0..states {
            for class in 0..classes {
                if let Some(to) = machine.next(first + state, class) {
                    steps.push(((to - first) as usize * classes + class, state));
                }
            }
        }
        steps.sort_unstable();
        let mut starts = vec![0; slots + 1];
        for &(slot, _) in &steps {
            starts.iter_mut().skip(slot + 1).take(1).for_each(|count| *count += 1);
        }
        starts.iter_mut().fold(0, |sum, count| {
            *count += sum;
            *count
        });
        let befores = steps.iter().map(|&(_, state)| state).collect();
        Self { first, states: states as usize, classes, starts, befores }
    }

    fn get(&self, state: usize, class: usize) -> &[u32] {
        let slot = state * self.classes + class;
        match (self.starts.get(slot), self.starts.get(slot + 1)) {
            (Some(&start), Some(&end)) => self.befores.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Its memory, in numbers of four bytes; as many as the steps it took.
    pub(super) fn words(&self) -> usize {
        self.starts.len() + self.befores.len()
    }
}

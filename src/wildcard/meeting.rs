//! How far two automata are from accepting the same text.
//!
//! Takes two automata, gives for each two of their states the fewest characters after which both
//! accept. Exact for the two alone, and so a lower bound where more is asked for; it never falls
//! by more than one from one character to the next.

use std::collections::VecDeque;

use super::backwards::Backwards;

/// The distance where no text makes both accept.
const NEVER: u16 = u16::MAX;

/// The distances of two automata.
#[derive(Debug)]
pub(super) struct Meeting {
    /// How many states the second has.
    width: usize,
    distances: Vec<u16>,
    work: usize,
}

impl Meeting {
    /// The distances of two automata. The classes must be those the two tell apart: any other
    /// must do in both what one of these does.
    pub(super) fn of(one: &Backwards, two: &Backwards, classes: &[usize]) -> Self {
        let mut meeting = Self {
            width: two.states(),
            distances: vec![NEVER; one.states() * two.states()],
            work: one.states() * two.states() / 8,
        };
        meeting.spread(one, two, classes);
        meeting
    }

    /// Walks backwards from where both accept, nearest first.
    fn spread(&mut self, ones: &Backwards, twos: &Backwards, classes: &[usize]) {
        let mut queue = VecDeque::new();
        let last = (ones.states().saturating_sub(1), twos.states().saturating_sub(1));
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

    /// The fewest characters before both accept from this state of the one and each of the other's.
    pub(super) fn row(&self, one: u32) -> &[u16] {
        let start = one as usize * self.width;
        self.distances.get(start..start + self.width).unwrap_or_default()
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

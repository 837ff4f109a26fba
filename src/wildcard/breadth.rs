//! The walk that looks at every spot once, nearest first.
//!
//! Takes a space, gives its first name. Exact, within its limits: spots come by the shortest name
//! they could still lead to (A*), and of those of one length the alphabetically first wins.

use super::frontier::Frontier;
use super::grammar::MAX_NAME;
use super::question::Choice;
use super::rivals::Rivals;
use super::search::{Limits, Spent};
use super::space::Space;

/// The first name of the space, `None` where it has none.
///
/// # Errors
///
/// What is known, where the limits are passed.
pub(super) fn breadth_first(space: &mut Space, limits: Limits) -> Result<Option<String>, Spent> {
    let choices = space.choices();
    let letters = space.letters();
    Walk { space, limits, letters, frontier: Frontier::default(), rivals: Rivals::default() }.run(choices)
}

struct Walk<'w, 'q, 'p> {
    space: &'w mut Space<'q, 'p>,
    limits: Limits,
    letters: Vec<u8>,
    frontier: Frontier,
    rivals: Rivals,
}

impl<'q> Walk<'_, 'q, '_> {
    /// Choices wait until names as short as theirs are due, for most are never needed.
    fn run(mut self, mut choices: Vec<(usize, &'q Choice)>) -> Result<Option<String>, Spent> {
        loop {
            while let Some(&(bound, choice)) = choices.last()
                && self.frontier.next_bound().is_none_or(|next| next >= bound)
            {
                if self.is_spent() {
                    let blame = self.space.blame_choice(choice);
                    return Err(Spent { shortest: bound, blame });
                }
                choices.pop();
                if let Some((spot, better)) = self.space.open(choice) {
                    self.frontier.start(spot, better.max(bound));
                }
            }
            let Some((bound, numbers)) = self.frontier.take() else {
                return Ok(None);
            };
            let found = self.look_at(&numbers, bound)?;
            if found.is_some() {
                return Ok(found);
            }
        }
    }

    /// Looks at nodes of one bound and one length, in byte order of their texts.
    fn look_at(&mut self, numbers: &[u32], bound: usize) -> Result<Option<String>, Spent> {
        for &number in numbers {
            let Some(node) = self.frontier.node(number) else {
                continue;
            };
            if node.length == bound && self.space.accepts(node.spot) {
                return Ok(Some(self.frontier.text(number)));
            }
            if self.is_spent() {
                return Err(Spent { shortest: bound, blame: self.space.blame_spot(node.spot) });
            }
            if self.rivals.beat(node.spot, node.length, self.space) {
                continue;
            }
            for (class, &letter) in self.letters.iter().enumerate() {
                if let Some((spot, missing)) = self.space.step(node.spot, class, letter)
                    && node.length + 1 + missing <= MAX_NAME
                {
                    self.frontier.follow(number, letter, spot, node.length + 1 + missing);
                }
            }
        }
        Ok(None)
    }

    fn is_spent(&self) -> bool {
        let work = self.space.work() + self.frontier.work();
        self.limits.are_passed(work, self.space.words() + self.frontier.words())
    }
}

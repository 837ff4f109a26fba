//! The walk that follows one text to its end before it tries the next.
//!
//! Takes a space and a length no name is shorter than, gives the first name. Exact, within its
//! limits: for each length in turn it tries all texts that could still make a name of it, in byte
//! order. A text is given up where an earlier and no longer one came to the same spot or to one
//! no harder: had it led to a name, that would have been the first.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::grammar::MAX_NAME;
use super::lists::WordHasher;
use super::question::Choice;
use super::rivals::Rivals;
use super::search::{Limits, Spent};
use super::space::{Space, Spot};

/// What a spot looked at takes, in numbers of four bytes.
const SPOT_WORDS: usize = 10;

/// The first name of the space, `None` where it has none; there must be none shorter than
/// `shortest`.
///
/// # Errors
///
/// What is known, where the limits are passed.
pub(super) fn depth_first(space: &mut Space, shortest: usize, limits: Limits) -> Result<Option<String>, Spent> {
    let choices = space.choices();
    let mut length = shortest;
    while length <= MAX_NAME {
        let letters = space.letters();
        let mut walk = Walk {
            space: &mut *space,
            limits,
            letters,
            length,
            next_length: MAX_NAME + 1,
            text: Vec::new(),
            best: None,
            looked_at: HashMap::default(),
            rivals: Rivals::default(),
        };
        walk.run(&choices)?;
        length = walk.next_length;
        if let Some(name) = walk.best {
            return Ok(Some(name.into_iter().map(char::from).collect()));
        }
    }
    Ok(None)
}

/// The walk over all texts that could still make a name of one length.
struct Walk<'w, 'q, 'p> {
    space: &'w mut Space<'q, 'p>,
    limits: Limits,
    letters: Vec<u8>,
    length: usize,
    /// The least length of a name of the texts given up because they need more.
    next_length: usize,
    text: Vec<u8>,
    best: Option<Vec<u8>>,
    /// The length of the text at which a spot was looked at.
    looked_at: HashMap<u64, usize, BuildHasherDefault<WordHasher>>,
    rivals: Rivals,
}

impl Walk<'_, '_, '_> {
    fn run(&mut self, choices: &[(usize, &Choice)]) -> Result<(), Spent> {
        for &(bound, choice) in choices.iter().rev() {
            if bound > self.length {
                self.next_length = self.next_length.min(bound);
                break;
            }
            if self.is_spent() {
                let blame = self.space.blame_choice(choice);
                return Err(Spent { shortest: self.length, blame });
            }
            if let Some((spot, missing)) = self.space.open(choice) {
                self.enter(spot, missing)?;
            }
        }
        Ok(())
    }

    /// Looks at a spot that needs so many more characters, if they are to be had; true once a
    /// name is found.
    fn enter(&mut self, spot: Spot, missing: usize) -> Result<bool, Spent> {
        let needed = self.text.len() + missing;
        if needed > self.length {
            self.next_length = self.next_length.min(needed);
            return Ok(false);
        }
        if self.is_late() {
            return Ok(false);
        }
        if self.text.len() == self.length && self.space.accepts(spot) {
            self.best = Some(self.text.clone());
            return Ok(true);
        }
        if self.is_known(spot) {
            return Ok(false);
        }
        if self.is_spent() {
            return Err(Spent { shortest: self.length, blame: self.space.blame_spot(spot) });
        }
        self.go_on(spot)
    }

    fn go_on(&mut self, spot: Spot) -> Result<bool, Spent> {
        for class in 0..self.letters.len() {
            let Some(&letter) = self.letters.get(class) else {
                continue;
            };
            if let Some((next, missing)) = self.space.step(spot, class, letter) {
                self.text.push(letter);
                let is_found = self.enter(next, missing)?;
                self.text.pop();
                if is_found {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Whether the name found for another choice comes before all that this text can lead to.
    fn is_late(&self) -> bool {
        let best = self.best.as_ref().and_then(|best| best.get(..self.text.len()));
        best.is_some_and(|best| self.text.as_slice() > best)
    }

    /// Whether an earlier and no longer text came to this spot or to one no harder.
    fn is_known(&mut self, spot: Spot) -> bool {
        let length = self.text.len();
        let known = self.looked_at.entry(spot.key()).or_insert(usize::MAX);
        if *known <= length {
            return true;
        }
        *known = length;
        self.rivals.beat(spot, length, self.space)
    }

    fn is_spent(&self) -> bool {
        let words = self.space.words() + self.looked_at.len() * SPOT_WORDS;
        self.limits.are_passed(self.space.work(), words)
    }
}

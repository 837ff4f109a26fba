//! The search underneath all questions: the first name that some patterns match and others do not.
//!
//! Takes groups of patterns and patterns to avoid, gives the shortest and then alphabetically
//! first name. Exact where it answers. It walks breadth first, which looks at everything once, for
//! a part of the work allowed, and then depth first, which finds a name among many of one length
//! without looking at all of them. It counts its work, so that it gives up at the same point on
//! every machine.

use super::answer::Answer;
use super::breadth::breadth_first;
use super::depth::depth_first;
use super::pattern::Pattern;
use super::question::Question;
use super::space::Space;

/// The most work of one search, in steps of about ten nanoseconds.
const MAX_WORK: usize = 100_000_000;

/// The most memory of one search, in numbers of four bytes.
const MAX_WORDS: usize = 30_000_000;

/// Which part of the work is for the search in breadth.
const BREADTH_PART: usize = 4;

/// The first name (the shortest, then in byte order) that a pattern of every group in `within`
/// matches and no pattern in `without`; `None` where there is no such name.
///
/// No groups at all ask for any name; an empty group asks for what cannot be.
#[must_use]
pub fn find(within: &[&[Pattern]], without: &[Pattern]) -> Answer<Option<String>> {
    find_within(MAX_WORK, within, without)
}

/// The same, for an amount of work in steps of about ten nanoseconds.
pub(super) fn find_within(work: usize, within: &[&[Pattern]], without: &[Pattern]) -> Answer<Option<String>> {
    let question = match Question::of(within, without) {
        Ok(question) => question,
        Err(blame) => return Answer::TooHard { blame },
    };
    let mut space = Space::of(&question);
    let broad = Limits { work: work / BREADTH_PART, words: MAX_WORDS };
    match breadth_first(&mut space, broad) {
        Ok(name) => Answer::Exact(name),
        Err(spent) => match depth_first(&mut space, spent.shortest, Limits { work, words: MAX_WORDS }) {
            Ok(name) => Answer::Exact(name),
            Err(spent) => Answer::TooHard { blame: spent.blame },
        },
    }
}

/// What a walk may use.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    work: usize,
    words: usize,
}

impl Limits {
    /// Whether so much is too much.
    pub(super) fn are_passed(self, work: usize, words: usize) -> bool {
        work > self.work || words > self.words
    }
}

/// What is known where a walk has used up what it may.
#[derive(Debug)]
pub(super) struct Spent {
    /// The least length of a name, if there is one.
    pub(super) shortest: usize,
    /// The patterns it was at.
    pub(super) blame: Vec<Pattern>,
}

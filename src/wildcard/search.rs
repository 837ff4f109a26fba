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

/// The most work of one search, in steps of about five nanoseconds.
const MAX_WORK: usize = 130_000_000;

/// The most memory of one search, in numbers of four bytes.
const MAX_WORDS: usize = 30_000_000;

/// Which part of the work is for the search in breadth.
const BREADTH_PART: usize = 2;

/// The first name (the shortest, then in byte order) that a pattern of every group in `within`
/// matches and no pattern in `without`; `None` where there is no such name.
///
/// No groups at all ask for any name; an empty group asks for what cannot be.
#[must_use]
pub fn find(within: &[&[Pattern]], without: &[Pattern]) -> Answer<Option<String>> {
    find_within(MAX_WORK, within, without)
}

/// The same, for an amount of work in steps of about five nanoseconds.
#[must_use]
pub(crate) fn find_within(work: usize, within: &[&[Pattern]], without: &[Pattern]) -> Answer<Option<String>> {
    let question = match Question::of(within, without) {
        Ok(question) => question,
        Err(blame) => return Answer::TooHard { blame },
    };
    let mut space = Space::of(&question);
    let words = MAX_WORDS;
    let broad = Limits { work: work / BREADTH_PART, words };
    let name = breadth_first(&mut space, broad)
        .or_else(|spent| depth_first(&mut space, spent.shortest, Limits { work, words }));
    match name {
        Ok(name) => Answer::Exact(name),
        Err(spent) => Answer::TooHard { blame: spent.blame },
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

#[cfg(test)]
mod tests {
    use super::*;

    const UNLIMITED: Limits = Limits { work: usize::MAX, words: usize::MAX };

    /// Globs over few characters, the same in every run.
    fn globs(state: &mut u64, most: usize) -> Vec<Pattern> {
        let mut below = |limit: usize| {
            *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (*state >> 33) as usize % limit
        };
        (0..=below(most))
            .map(|_| Pattern::glob(&(0..=below(7)).map(|_| b"****aaabb-_/."[below(13)] as char).collect::<String>()))
            .collect()
    }

    #[test]
    fn both_walks_find_the_same_name() {
        let (mut state, mut found) = (1, 0);
        for round in 0..2_000 {
            let (left, right, without) = (globs(&mut state, 5), globs(&mut state, 3), globs(&mut state, 5));
            let question = Question::of(&[&left, &right], &without).unwrap();
            let broad = breadth_first(&mut Space::of(&question), UNLIMITED).unwrap();
            let deep = depth_first(&mut Space::of(&question), 0, UNLIMITED).unwrap();
            assert_eq!(broad, deep, "{round}");
            found += usize::from(broad.is_some());
        }
        assert!((400..1_600).contains(&found), "{found}");
    }

    #[test]
    fn a_search_that_goes_deep_after_a_while_finds_the_same_name() {
        let (mut state, mut deepened) = (2, 0);
        for round in 0..500 {
            let (left, right, without) = (globs(&mut state, 5), globs(&mut state, 3), globs(&mut state, 5));
            let question = Question::of(&[&left, &right], &without).unwrap();
            let broad = breadth_first(&mut Space::of(&question), UNLIMITED).unwrap();
            let mut space = Space::of(&question);
            let few = Limits { work: 400, words: usize::MAX };
            if let Err(spent) = breadth_first(&mut space, few) {
                let deep = depth_first(&mut space, spent.shortest, UNLIMITED).unwrap();
                assert_eq!(broad, deep, "{round}");
                deepened += 1;
            }
        }
        assert!(deepened > 50, "{deepened}");
    }

    #[test]
    fn both_walks_go_to_the_longest_names_and_no_further() {
        let within = [Pattern::glob("*.*.*")];
        for (ends, is_found) in [(252, true), (253, false)] {
            let ends = [Pattern::glob(&format!("{}*.a.b", "a".repeat(ends)))];
            let question = Question::of(&[&within, &ends], &[]).unwrap();
            let broad = breadth_first(&mut Space::of(&question), UNLIMITED).unwrap();
            let deep = depth_first(&mut Space::of(&question), 0, UNLIMITED).unwrap();
            assert_eq!((broad.is_some(), deep.is_some()), (is_found, is_found));
        }
    }

    #[test]
    fn limits_end_both_walks() {
        let (within, without) = ([Pattern::glob("*a*b*")], [Pattern::glob("*ab*")]);
        let question = Question::of(&[&within], &without).unwrap();
        for limits in [Limits { work: 0, ..UNLIMITED }, Limits { words: 0, ..UNLIMITED }] {
            let mut space = Space::of(&question);
            let broad = breadth_first(&mut space, limits).unwrap_err();
            let deep = depth_first(&mut space, broad.shortest, limits).unwrap_err();
            assert_eq!((broad.shortest, deep.shortest), (2, 2));
            assert!(!broad.blame.is_empty() && !deep.blame.is_empty());
        }
    }
}

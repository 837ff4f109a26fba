//! The search that every question rests on: the first name that some patterns match and others do not.
//!
//! It searches best first, which looks at every state once, for a part of the work allowed, and then depth first, which
//! finds a name among many of one length without looking at all of them. Both are exact; the second goes on from the
//! length below which the first has excluded names. Work is counted in steps, so that it gives up at the same point on
//! every machine.

use super::answer::Answer;
use super::bfs::best_first;
use super::dfs::depth_first;
use super::limits::Limits;
use super::pattern::Pattern;
use super::product::Product;
use super::question::Question;

/// The most work of one search, in steps of about five nanoseconds.
pub(super) const MAX_WORK: usize = 130_000_000;

/// The most memory of one search, in numbers of four bytes.
const MAX_WORDS: usize = 30_000_000;

/// The divisor of the work that gives the share of the best-first search.
const BEST_FIRST_SHARE: usize = 2;

/// Returns the first name (the shortest, then in byte order) that a pattern of every group in `within` matches and no
/// pattern in `without`; `None` where there is no such name.
///
/// No groups at all ask for any name; an empty group asks for what cannot be.
#[must_use]
pub fn find(within: &[&[Pattern]], without: &[Pattern]) -> Answer<Option<String>> {
    find_within(MAX_WORK, within, without)
}

/// Returns what [`find`] does, for an amount of work in steps of about five nanoseconds.
#[must_use]
pub(crate) fn find_within(work: usize, within: &[&[Pattern]], without: &[Pattern]) -> Answer<Option<String>> {
    find_counted(work, within, without).0
}

/// Returns what [`find_within`] does, and the work that it took, that of building the automata with it.
pub(super) fn find_counted(work: usize, within: &[&[Pattern]], without: &[Pattern]) -> (Answer<Option<String>>, usize) {
    let question = match Question::of(within, without) {
        Ok(question) => question,
        Err(blame) => return (Answer::TooHard { blame }, work),
    };
    let mut product = Product::of(&question);
    let words = MAX_WORDS;
    let broad = Limits { work: work / BEST_FIRST_SHARE, words };
    let name = best_first(&mut product, broad)
        .or_else(|spent| depth_first(&mut product, spent.shortest, Limits { work, words }));
    let answer = match name {
        Ok(name) => Answer::Exact(name),
        Err(spent) => Answer::TooHard { blame: spent.blame },
    };
    (answer, product.all_work())
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
    fn both_searches_find_the_same_name() {
        let (mut state, mut found) = (1, 0);
        for round in 0..2_000 {
            let (left, right, without) = (globs(&mut state, 5), globs(&mut state, 3), globs(&mut state, 5));
            let question = Question::of(&[&left, &right], &without).unwrap();
            let broad = best_first(&mut Product::of(&question), UNLIMITED).unwrap();
            let deep = depth_first(&mut Product::of(&question), 0, UNLIMITED).unwrap();
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
            let broad = best_first(&mut Product::of(&question), UNLIMITED).unwrap();
            let mut product = Product::of(&question);
            let few = Limits { work: 400, words: usize::MAX };
            if let Err(spent) = best_first(&mut product, few) {
                let deep = depth_first(&mut product, spent.shortest, UNLIMITED).unwrap();
                assert_eq!(broad, deep, "{round}");
                deepened += 1;
            }
        }
        assert!(deepened > 50, "{deepened}");
    }

    #[test]
    fn both_searches_go_to_the_longest_names_and_no_further() {
        let within = [Pattern::glob("*.*.*")];
        for (ends, is_found) in [(252, true), (253, false)] {
            let ends = [Pattern::glob(&format!("{}*.a.b", "a".repeat(ends)))];
            let question = Question::of(&[&within, &ends], &[]).unwrap();
            let broad = best_first(&mut Product::of(&question), UNLIMITED).unwrap();
            let deep = depth_first(&mut Product::of(&question), 0, UNLIMITED).unwrap();
            assert_eq!((broad.is_some(), deep.is_some()), (is_found, is_found));
        }
    }

    #[test]
    fn limits_end_both_searches() {
        let (within, without) = ([Pattern::glob("*a*b*")], [Pattern::glob("*ab*")]);
        let question = Question::of(&[&within], &without).unwrap();
        for limits in [Limits { work: 0, ..UNLIMITED }, Limits { words: 0, ..UNLIMITED }] {
            let mut product = Product::of(&question);
            let broad = best_first(&mut product, limits).unwrap_err();
            let deep = depth_first(&mut product, broad.shortest, limits).unwrap_err();
            assert_eq!((broad.shortest, deep.shortest), (2, 2));
            assert!(!broad.blame.is_empty() && !deep.blame.is_empty());
        }
    }
}

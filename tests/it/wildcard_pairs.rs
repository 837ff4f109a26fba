//! Single patterns and pairs of them against all names of a small alphabet.

use scanwright::testing::{Answer, find_name as find, is_empty, is_subset, meets, overlap};
use std::slice::from_ref;

use crate::harness::{Tests, functions};
use crate::naive::{self, Sample, glob, names, texts};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        matching_agrees_with_the_definition,
        pairs_agree_with_all_short_names,
        emptiness_agrees_with_all_short_names,
        only_stars_cover_everything
    )
}

/// The characters of the patterns. `0` is in no pattern and stands for all that are not.
const LETTERS: &str = "ab-_/.";

/// All names of up to this many characters are tried.
const LONGEST: usize = 6;

/// For each name, in order, whether the sample matches.
fn column(sample: &Sample, names: &[String]) -> Vec<bool> {
    names.iter().map(|name| naive::matches(&sample.glob, name.as_bytes())).collect()
}

fn matching_agrees_with_the_definition() {
    let names = texts("ab-/", 6);
    let globs = texts("ab-*", 4);
    let mut cases = 0;
    for text in &globs {
        for sample in [glob(text), naive::filter(text)] {
            for name in &names {
                let by_definition = naive::matches(&sample.glob, name.as_bytes());
                assert_eq!(sample.pattern.matches(name), by_definition, "{text} on {name}");
                cases += 1;
            }
        }
    }
    assert!(cases > 1_000_000, "{cases}");
}

fn pairs_agree_with_all_short_names() {
    let names = names(&format!("{LETTERS}0"), LONGEST);
    let samples: Vec<Sample> = texts("a-_.*", 3).iter().map(|text| glob(text)).collect();
    let columns: Vec<_> = samples.iter().map(|sample| column(sample, &names)).collect();
    for (one, ones) in samples.iter().zip(&columns) {
        for (two, twos) in samples.iter().zip(&columns) {
            let first = |wanted: &dyn Fn(bool, bool) -> bool| {
                let mut rows = names.iter().zip(ones.iter().zip(twos));
                rows.find(|(_, (one, two))| wanted(**one, **two)).map(|(name, _)| name.clone())
            };
            let what = (one.pattern.as_str(), two.pattern.as_str());
            assert_eq!(meets(&one.pattern, &two.pattern), overlap(&one.pattern, &two.pattern).is_some(), "{what:?}");
            check(overlap(&one.pattern, &two.pattern), first(&|one, two| one && two), what);
            let only = find(&[from_ref(&one.pattern)], from_ref(&two.pattern)).exact().unwrap();
            assert_eq!(is_subset(&one.pattern, &two.pattern), only.is_none(), "{what:?}");
            check(only, first(&|one, two| one && !two), what);
        }
    }
}

fn emptiness_agrees_with_all_short_names() {
    let names = names(&format!("{LETTERS}0"), LONGEST);
    for text in texts("a-_/*", 4) {
        let sample = glob(&text);
        let matched = names.iter().find(|name| naive::matches(&sample.glob, name.as_bytes()));
        assert_eq!(is_empty(&sample.pattern), matched.is_none(), "{text}");
    }
}

fn only_stars_cover_everything() {
    for text in texts("a-*", 4) {
        let covers = find(&[], &[glob(&text).pattern]).map(|witness| witness.is_none());
        assert_eq!(covers, Answer::Exact(!text.is_empty() && text.chars().all(|letter| letter == '*')));
    }
}

/// A witness is the first short name, or there is none and the witness is longer.
fn check(witness: Option<String>, short: Option<String>, what: (&str, &str)) {
    match short {
        Some(_) => assert_eq!(witness, short, "{what:?}"),
        None => assert!(witness.is_none_or(|name| name.len() > LONGEST), "{what:?}"),
    }
}

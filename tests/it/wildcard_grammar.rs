//! The grammar of repository names against a plain reading of it.

use scanwright::testing::is_repository_name;

use crate::harness::{Tests, functions};
use crate::naive;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        every_short_text_is_told_as_the_grammar_says,
        lengths_from_2_to_256_are_names,
        other_characters_are_never_in_names
    )
}

fn every_short_text_is_told_as_the_grammar_says() {
    let texts = naive::texts("a0._-/", 7);
    let wrong: Vec<_> = texts.iter().filter(|text| is_repository_name(text) != naive::is_name(text)).collect();
    assert_eq!(wrong, Vec::<&String>::new());
    assert_eq!(texts.len(), 335_923);
}

fn lengths_from_2_to_256_are_names() {
    for (length, is_name) in [(0, false), (1, false), (2, true), (255, true), (256, true), (257, false)] {
        assert_eq!(is_repository_name(&"a".repeat(length)), is_name, "{length}");
    }
}

fn other_characters_are_never_in_names() {
    for text in ["aB", "a b", "a*", "ab\n", "aé", "a\u{0}b", "a+b", "a:b"] {
        assert!(!is_repository_name(text), "{text:?}");
    }
}

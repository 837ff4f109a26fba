//! The length limits of names, and sets made to be hard.

use scanwright::testing::{Answer, Pattern, RelationKind, find_name as find, is_empty, is_subset, overlap, relate};

use crate::harness::{Tests, functions};
use crate::naive;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        no_witness_is_shorter_than_2_or_longer_than_256,
        a_star_between_separators_needs_room_for_a_letter,
        the_length_limit_decides_subsets_and_overlaps,
        patterns_with_less_room_than_stars_are_searched,
        a_name_among_very_many_is_found,
        few_pigeons_are_counted_and_many_are_too_hard_every_time,
        a_relation_too_hard_to_tell_keeps_what_was_found,
        too_many_choices_are_too_hard,
        sets_that_meet_in_a_name_hard_to_find_first_are_told_to_meet,
        the_longest_pairs_are_answered
    )
}

fn first(pattern: &str) -> Option<String> {
    find(&[&[Pattern::glob(pattern)]], &[]).exact().flatten()
}

fn no_witness_is_shorter_than_2_or_longer_than_256() {
    assert_eq!(first("a"), None);
    assert_eq!(first("*").as_deref(), Some("00"));
    assert_eq!(first("a*").as_deref(), Some("a0"));
    assert_eq!(first("*a*").as_deref(), Some("0a"));
    for length in [2, 255, 256] {
        let name = "a".repeat(length);
        assert_eq!(first(&name), Some(name.clone()));
        assert_eq!(first(&format!("{name}*")), Some(name));
    }
    assert!(is_empty(&Pattern::glob(&"a".repeat(257))));
    assert!(is_empty(&Pattern::glob(&format!("*{}", "a".repeat(257)))));
}

fn a_star_between_separators_needs_room_for_a_letter() {
    let around = |length: usize| format!("{}.*.b", "a".repeat(length - 3));
    assert_eq!(first(&around(255)), Some(format!("{}.0.b", "a".repeat(252))));
    assert_eq!(first(&around(256)), None);
    assert!(is_empty(&Pattern::glob(&around(256))));
    let under = format!("{}_*_b", "a".repeat(253));
    assert_eq!(first(&under), Some(format!("{}__b", "a".repeat(253))));
}

fn the_length_limit_decides_subsets_and_overlaps() {
    let long = "a".repeat(255);
    let (open, exact) = (Pattern::glob(&format!("{long}*")), Pattern::glob(&format!("{long}b")));
    assert!(is_subset(&exact, &open) && !is_subset(&open, &exact));
    let full = Pattern::glob(&format!("{long}b*"));
    assert!(is_subset(&full, &exact) && is_subset(&exact, &full));
    let (start, end) =
        (Pattern::glob(&format!("b{}*", "a".repeat(127))), |count| Pattern::glob(&format!("*{}b", "c".repeat(count))));
    assert_eq!(overlap(&start, &end(127)).map(|name| name.len()), Some(256));
    assert_eq!(overlap(&start, &end(128)), None);
}

fn patterns_with_less_room_than_stars_are_searched() {
    let tight = Pattern::glob(&format!("{}*b*c*d", "a".repeat(252)));
    let shortest = Some(format!("{}bcd", "a".repeat(252)));
    assert!(!is_empty(&tight));
    assert_eq!(find(&[std::slice::from_ref(&tight)], &[Pattern::glob("*x*y*")]), Answer::Exact(shortest));
    assert!(is_subset(&tight, &Pattern::glob("a*d")));
    assert!(!is_subset(&tight, &Pattern::glob("a*bcd")));
    assert!(is_subset(&tight, &Pattern::glob("*b*c*")));
    let full = Pattern::glob(&format!("{}*b*c*d", "a".repeat(253)));
    assert!(is_subset(&full, &Pattern::glob("a*bcd")));
}

/// Names of `parts` parts that use the first `letters` letters or digits once each at most, and
/// nothing else but `/`: what has to match and what must not. Too few letters for the parts leave
/// no such name, and showing that takes time exponential in their number.
fn pigeons(parts: usize, letters: usize) -> ([Pattern; 1], Vec<Pattern>) {
    let (used, unused): (Vec<_>, Vec<_>) =
        ('0'..='9').chain('a'..='z').enumerate().partition(|&(place, _)| place < letters);
    let once = used.iter().map(|(_, letter)| format!("*{letter}*{letter}*"));
    let never = unused.iter().map(|(_, letter)| *letter).chain(['.', '_', '-']);
    let without = once.chain(never.map(|letter| format!("*{letter}*")));
    ([Pattern::glob(&vec!["*"; parts].join("/"))], without.map(|text| Pattern::glob(&text)).collect())
}

fn a_name_among_very_many_is_found() {
    let (within, without) = pigeons(10, 36);
    let name = find(&[&within], &without);
    assert_eq!(name, Answer::Exact(Some("0/1/2/3/4/5/6/7/8/9".into())));
}

fn few_pigeons_are_counted_and_many_are_too_hard_every_time() {
    let (within, without) = pigeons(9, 8);
    assert_eq!(relate(&within, &without).kind, RelationKind::Subset);
    let (within, mut without) = pigeons(27, 26);
    let first = find(&[&within], &without);
    let Answer::TooHard { blame } = &first else { panic!("{first:?}") };
    assert!(blame.contains(&within[0]) && blame.iter().any(|pattern| without.contains(pattern)));
    without.reverse();
    assert_eq!(find(&[&within], &without), first);
}

fn a_relation_too_hard_to_tell_keeps_what_was_found() {
    let (within, without) = pigeons(21, 20);
    let relation = relate(&within, &without);
    assert!(matches!(relation.kind, RelationKind::Unknown { .. }));
    assert_eq!(relation.only_left, None);
    assert_eq!(relation.only_right.as_deref(), Some("00"));
    assert_eq!(relation.both, Some(["0"; 21].join("/")));
}

fn too_many_choices_are_too_hard() {
    let words = |letters| naive::texts(letters, 3).into_iter().filter(|text| text.len() == 3);
    let filters = |letters| words(letters).map(|text| Pattern::filter(&text)).collect::<Vec<_>>();
    let (left, right) = (filters("abcdefghi"), filters("jklmnopqr"));
    let all = Answer::TooHard { blame: [&left[..], &right[..]].concat() };
    assert_eq!(find(&[&left, &right], &[]), all);
    assert_eq!(find(&[&left, &right[..2]], &[]), Answer::Exact(Some("aaajjj".into())));
}

fn sets_that_meet_in_a_name_hard_to_find_first_are_told_to_meet() {
    let mut numbers = naive::Numbers(9);
    let letters = ['a', 'b', 'c'];
    let mut text = |longest: usize, between: &str| {
        let letters: Vec<_> = (0..longest).map(|_| numbers.text(&letters, 1)).collect();
        Pattern::glob(&format!("*{}*", letters.join(between)))
    };
    let left: Vec<_> = (0..100).map(|_| text(120, "")).collect();
    let right: Vec<_> = (0..100).map(|_| text(120, "*")).collect();
    let relation = relate(&left, &right);
    assert_eq!(relation.kind, RelationKind::Overlap);
    let both = relation.both.unwrap();
    assert!(left.iter().any(|pattern| pattern.matches(&both)));
    assert!(right.iter().any(|pattern| pattern.matches(&both)));
}

fn the_longest_pairs_are_answered() {
    let spread =
        |text: &str| Pattern::glob(&format!("*{}*", text.chars().map(String::from).collect::<Vec<_>>().join("*")));
    let (ab, aab) = ("ab".repeat(63), "aab".repeat(42));
    for (one, two) in [(ab.as_str(), aab.as_str()), (aab.as_str(), ab.as_str())] {
        let (one, two) = (spread(one), spread(two));
        let both = overlap(&one, &two).unwrap();
        assert!(one.matches(&both) && two.matches(&both));
        assert!(!is_subset(&one, &two));
    }
}

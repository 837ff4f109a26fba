//! Sets of patterns against all names of a small alphabet, and the laws of their relations.

use std::slice::from_ref;

use crate::harness::{Tests, functions};
use crate::naive::{self, Numbers, Sample, any_matches, names, patterns, texts};
use scanwright::testing::{Answer, Pattern, Relation, RelationKind, find_name as find, is_repository_name, relate};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        the_first_name_is_the_first_of_all_names,
        literals_that_overlap_themselves_are_found_wherever_they_are,
        the_first_name_of_two_characters_is_the_first_of_all,
        relations_hold_on_all_names_and_mirror,
        order_and_repetition_do_not_matter,
        empty_sides_are_subsets,
        sets_that_differ_on_impossible_names_alone_are_equal
    )
}

/// The characters of the patterns, stars and letters the more often.
const LETTERS: [char; 10] = ['*', '*', '*', 'a', 'a', 'b', '-', '_', '/', '.'];

/// All names of up to this many characters are tried.
const LONGEST: usize = 5;

fn the_first_name_is_the_first_of_all_names() {
    let names = names("0ab-_/.", LONGEST);
    let mut numbers = Numbers(1);
    for round in 0..3_000 {
        let groups: Vec<_> = (0..numbers.below(4)).map(|_| numbers.samples(&LETTERS, 5, 4)).collect();
        let without = numbers.samples(&LETTERS, 4, 4);
        let wanted = |name: &&String| {
            groups.iter().all(|group| any_matches(group, name.as_bytes())) && !any_matches(&without, name.as_bytes())
        };
        let owned: Vec<_> = groups.iter().map(|group| patterns(group)).collect();
        let within: Vec<&[Pattern]> = owned.iter().map(Vec::as_slice).collect();
        let found = find(&within, &patterns(&without)).exact().unwrap();
        match names.iter().find(wanted) {
            Some(first) => assert_eq!(found.as_ref(), Some(first), "{round}"),
            None => assert!(found.as_ref().is_none_or(|name| name.len() > LONGEST), "{round}"),
        }
        if let Some(name) = found {
            assert!(naive::is_name(&name) && wanted(&&name), "{round}: {name}");
        }
    }
}

fn literals_that_overlap_themselves_are_found_wherever_they_are() {
    let names = names("ab", 8);
    let words = |longest| texts("ab", longest).into_iter().filter(|text| !text.is_empty());
    let others: Vec<Pattern> = (b'-'..=b'z')
        .filter(|letter| !b"ab".contains(letter))
        .map(|letter| Pattern::glob(&format!("*{}*", char::from(letter))))
        .collect();
    for (one, two) in words(3).flat_map(|one| words(2).map(move |two| (one.clone(), two))) {
        let within = naive::glob(&format!("*{one}*{two}*"));
        let matched: Vec<_> = names.iter().filter(|name| naive::matches(&within.glob, name.as_bytes())).collect();
        for text in words(4).flat_map(|word| [format!("*{word}*"), format!("*{word}")]) {
            let avoided = naive::glob(&text);
            let first = matched.iter().find(|it| !naive::matches(&avoided.glob, it.as_bytes()));
            let without = [&others[..], from_ref(&avoided.pattern)].concat();
            let found = find(&[from_ref(&within.pattern)], &without).exact().unwrap();
            let short = found.filter(|name| name.len() <= 8);
            assert_eq!(short.as_ref(), first.copied(), "*{one}*{two}* without {text}");
        }
    }
}

/// Longer names: with two characters left, those of up to this many are few enough.
const LONGEST_OF_TWO: usize = 11;

fn the_first_name_of_two_characters_is_the_first_of_all() {
    let mut numbers = Numbers(4);
    let mut long = 0;
    for letters in ["ab", "a-", "a_", "a/"] {
        let names = names(letters, LONGEST_OF_TWO);
        let others: Vec<Sample> = (b'-'..=b'z')
            .filter(|letter| !letters.as_bytes().contains(letter))
            .map(|letter| naive::glob(&format!("*{}*", char::from(letter))))
            .collect();
        let mut alphabet: Vec<char> = letters.chars().collect();
        alphabet.extend("**a".chars());
        for round in 0..150 {
            let group = numbers.samples(&alphabet, 18, 3);
            let mut without = numbers.samples(&alphabet, 7, 12);
            let first = names
                .iter()
                .find(|name| any_matches(&group, name.as_bytes()) && !any_matches(&without, name.as_bytes()));
            without.extend(others.iter().cloned());
            let found = find(&[&patterns(&group)], &patterns(&without)).exact().unwrap();
            let short = found.filter(|name| name.len() <= LONGEST_OF_TWO);
            assert_eq!(short.as_ref(), first, "{letters} {round}");
            long += usize::from(first.is_some_and(|name| name.len() > 6));
        }
    }
    assert!(long > 20, "{long}");
}

fn relations_hold_on_all_names_and_mirror() {
    let names = names("0ab-_/.", LONGEST);
    let mut numbers = Numbers(2);
    for _ in 0..1_000 {
        let (left, right) = (numbers.samples(&LETTERS, 4, 4), numbers.samples(&LETTERS, 4, 4));
        let relation = relate(&patterns(&left), &patterns(&right));
        for name in &names {
            let sides = (any_matches(&left, name.as_bytes()), any_matches(&right, name.as_bytes()));
            assert!(allows(&relation.kind, sides), "{relation:?} but {name} is in {sides:?}");
        }
        replay(&relation, &left, &right);
        assert_eq!(mirrored(relation), relate(&patterns(&right), &patterns(&left)));
    }
}

/// Whether a relation allows a name to be in these sides.
fn allows(kind: &RelationKind, sides: (bool, bool)) -> bool {
    match kind {
        RelationKind::Equal => sides.0 == sides.1,
        RelationKind::Subset => !sides.0 || sides.1,
        RelationKind::Superset => sides.0 || !sides.1,
        RelationKind::Disjoint => sides != (true, true),
        RelationKind::Overlap => true,
        RelationKind::Unknown { .. } => false,
    }
}

/// Every witness is a name, is where it is said to be, and the relation follows from them.
fn replay(relation: &Relation, left: &[Sample], right: &[Sample]) {
    let claims =
        [(&relation.only_left, (true, false)), (&relation.only_right, (false, true)), (&relation.both, (true, true))];
    for (witness, sides) in claims {
        if let Some(name) = witness {
            assert!(is_repository_name(name), "{name}");
            assert_eq!((any_matches(left, name.as_bytes()), any_matches(right, name.as_bytes())), sides);
        }
    }
    let found = claims.map(|(witness, _)| witness.is_some());
    let expected = match found {
        [false, false, _] => RelationKind::Equal,
        [false, true, _] => RelationKind::Subset,
        [true, false, _] => RelationKind::Superset,
        [true, true, true] => RelationKind::Overlap,
        [true, true, false] => RelationKind::Disjoint,
    };
    assert_eq!(relation.kind, expected);
}

fn mirrored(relation: Relation) -> Relation {
    Relation {
        kind: match relation.kind {
            RelationKind::Subset => RelationKind::Superset,
            RelationKind::Superset => RelationKind::Subset,
            other => other,
        },
        only_left: relation.only_right,
        only_right: relation.only_left,
        both: relation.both,
    }
}

fn order_and_repetition_do_not_matter() {
    let mut numbers = Numbers(3);
    for _ in 0..500 {
        let (left, right) = (numbers.samples(&LETTERS, 5, 5), numbers.samples(&LETTERS, 5, 5));
        let (left, right) = (patterns(&left), patterns(&right));
        let shuffled: Vec<_> = left.iter().rev().chain(&left).cloned().collect();
        assert_eq!(relate(&left, &right), relate(&shuffled, &right));
        assert_eq!(relate(&right, &left), relate(&right, &shuffled));
        let same = relate(&left, &shuffled);
        assert_eq!((same.kind, same.only_left, same.only_right), (RelationKind::Equal, None, None));
    }
}

fn empty_sides_are_subsets() {
    let (nothing, something) = ([], [Pattern::glob("ab*")]);
    assert_eq!(relate(&nothing, &something).kind, RelationKind::Subset);
    assert_eq!(relate(&something, &nothing).kind, RelationKind::Superset);
    assert_eq!(relate(&nothing, &nothing).kind, RelationKind::Equal);
    let impossible = [Pattern::glob("a..b"), Pattern::glob("A*"), Pattern::glob("a")];
    assert_eq!(relate(&impossible, &nothing).kind, RelationKind::Equal);
    assert_eq!(find(&[&[]], &[]), Answer::Exact(None));
    assert_eq!(find(&[], &[]), Answer::Exact(Some("00".into())));
}

fn sets_that_differ_on_impossible_names_alone_are_equal() {
    let starred = |texts: &[&str]| texts.iter().map(|text| Pattern::glob(text)).collect::<Vec<_>>();
    let relation = relate(&starred(&["a_*"]), &starred(&["a_*", "a___*", "a_.*", "*-", "/*"]));
    assert_eq!(relation.kind, RelationKind::Equal);
    let every_first: Vec<_> = ('a'..='z').chain('0'..='9').map(|letter| Pattern::glob(&format!("{letter}*"))).collect();
    assert_eq!(relate(&every_first, &starred(&["*"])).kind, RelationKind::Equal);
}

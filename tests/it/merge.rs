//! Merged and anchored filters against brute force and against the plain matcher.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::{ProptestConfig, Strategy, prop_assert, prop_assert_eq, proptest};
use scanwright::testing::{Filter, Inventory, MergedFilter, Pattern, Source, anchor_with, is_repository_name, merge};

use crate::harness::{Tests, functions};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        as_few_prefixes_as_there_can_be,
        anchored_filters_catch_the_fewest,
        names_in_any_order_give_the_same,
        with_very_many_names_the_filters_still_catch_them_and_no_other,
        what_stands_at_the_end_makes_few_filters,
        what_stands_in_the_middle_makes_few_filters,
        a_name_that_cannot_be_told_apart_says_what_it_catches,
        names_of_the_greatest_length_have_filters,
        nothing_wanted_needs_no_filter
    )
}

/// Names close to each other, with adjacent separators among them.
fn names(most: usize) -> impl Strategy<Value = Vec<String>> {
    let name = proptest::string::string_regex("[ab]{1,2}((__|-{1,2}|/|\\.)[ab]{1,2}){0,2}").unwrap();
    let name = name.prop_filter("ECR accepts it", |name| is_repository_name(name));
    proptest::collection::vec(name, 1..most)
}

/// Names of several parts of few words, as teams give them.
fn realistic(most: usize) -> impl Strategy<Value = Vec<String>> {
    let name = proptest::string::string_regex("(api|web|job)/[a-d]{1,2}[0-9]-(prod|dev|test)").unwrap();
    proptest::collection::vec(name, 1..most)
}

/// Names with a mark each: whether it is wanted.
fn parted(names: impl Strategy<Value = Vec<String>>) -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    (names, proptest::collection::vec(0..3_u8, 600)).prop_map(|(names, marks)| {
        let mut wanted = BTreeMap::new();
        for (name, mark) in names.into_iter().zip(marks) {
            wanted.entry(name).or_insert(mark > 0);
        }
        let (wanted, others): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|(_, is_wanted)| *is_wanted);
        (wanted.into_iter().map(|(name, _)| name).collect(), others.into_iter().map(|(name, _)| name).collect())
    })
}

fn texts(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

fn merged(wanted: &[String], others: &[String]) -> Vec<MergedFilter> {
    merge(&texts(wanted), &texts(others))
}

fn inventory(names: &[String]) -> Inventory {
    Inventory::parse(&Source::new("repositories", names.join("\n"))).unwrap()
}

/// What a filter catches of some names, by the matcher.
fn caught(filter: &str, names: &[String]) -> Vec<String> {
    let pattern = Pattern::filter(filter);
    names.iter().filter(|name| pattern.matches(name)).cloned().collect()
}

/// What is wrong with the filters of these names.
fn fault(filters: &[MergedFilter], wanted: &[String], others: &[String]) -> Option<String> {
    for merged in filters {
        let filter = merged.filter.as_str();
        if Filter::new(filter).is_err() || !filter.contains('*') {
            return Some(format!("AWS refuses {filter}, or it is not anchored"));
        }
        if merged.names.is_empty() || caught(filter, &merged.names) != merged.names {
            return Some(format!("{filter} does not catch all of {:?}", merged.names));
        }
        if caught(filter, others) != merged.caught {
            return Some(format!("{filter} catches {:?}, not {:?}", caught(filter, others), merged.caught));
        }
        if merged.names.len() > 1 && !merged.caught.is_empty() {
            return Some(format!("{filter} is for several names and catches {:?}", merged.caught));
        }
    }
    let mut stood_for: Vec<String> = filters.iter().flat_map(|merged| merged.names.clone()).collect();
    stood_for.sort();
    (stood_for != wanted).then(|| format!("{stood_for:?} is stood for"))
}

/// The fewest prefix filters by trying all sets of them, and one for each name that has none.
fn fewest(wanted: &[String], others: &[String]) -> usize {
    let is_allowed = |prefix: &&str| {
        Filter::new(format!("{prefix}*")).is_ok() && !others.iter().any(|other| other.starts_with(prefix))
    };
    let prefixes = wanted.iter().flat_map(|name| (0..=name.len()).map(|end| &name[..end])).filter(is_allowed);
    let set = |prefix: &str| {
        (0..).zip(wanted).filter(|(_, name)| name.starts_with(prefix)).map(|(bit, _)| 1_u32 << bit).sum()
    };
    let sets: BTreeSet<u32> = prefixes.map(set).collect();
    let coverable = sets.iter().fold(0, |all, set| all | set);
    let mut reached: BTreeSet<u32> = BTreeSet::from([0]);
    let mut count = 0;
    while !reached.contains(&coverable) {
        reached = reached.iter().flat_map(|done| sets.iter().map(move |set| done | set)).collect();
        count += 1;
    }
    count + wanted.len() - coverable.count_ones() as usize
}

/// The anchored filter by trying every place.
fn anchored(name: &str, inventory: &Inventory) -> (String, Vec<String>) {
    let others: Vec<String> = inventory.names().iter().filter(|other| *other != name).cloned().collect();
    let places = (1..=name.len()).chain([0]).map(|place| format!("{}*{}", &name[..place], &name[place..]));
    let tried = places.map(|filter| (caught(&filter, &others), filter));
    let (caught, filter) = tried.min_by_key(|(caught, _)| caught.len()).unwrap();
    (filter, caught)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    fn as_few_prefixes_as_there_can_be((wanted, others) in parted(names(12))) {
        let filters = merged(&wanted, &others);
        prop_assert_eq!(fault(&filters, &wanted, &others), None);
        prop_assert_eq!(filters.len(), fewest(&wanted, &others), "{:?}", filters);
    }

    fn anchored_filters_catch_the_fewest(names in names(16)) {
        let inventory = inventory(&names);
        for name in names.iter().chain([&"ab".to_owned(), &"b/a-ab".to_owned()]) {
            let (filter, also) = anchor_with(name, &inventory);
            let others: Vec<String> = inventory.names().iter().filter(|other| *other != name).cloned().collect();
            prop_assert!(Filter::new(filter.as_str()).is_ok());
            prop_assert_eq!(caught(&filter, std::slice::from_ref(name)).len(), 1, "{}", filter);
            prop_assert_eq!(&caught(&filter, &others), &also, "{}", filter);
            if !scanwright::testing::has_adjacent_separators(name) {
                prop_assert_eq!((filter, also), anchored(name, &inventory));
            }
        }
    }

    fn names_in_any_order_give_the_same((wanted, others) in parted(names(12))) {
        let filters = merged(&wanted, &others);
        let backwards = |names: &[String]| names.iter().rev().chain(names.first()).cloned().collect::<Vec<String>>();
        let with_wanted: Vec<String> = backwards(&others).into_iter().chain(wanted.first().cloned()).collect();
        prop_assert_eq!(merged(&backwards(&wanted), &with_wanted), filters);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    fn with_very_many_names_the_filters_still_catch_them_and_no_other((wanted, others) in parted(realistic(600))) {
        prop_assert_eq!(fault(&merged(&wanted, &others), &wanted, &others), None);
    }
}

fn what_stands_at_the_end_makes_few_filters() {
    let name = |stage: &'static str| move |index: usize| format!("example/service-{index:03}-{stage}");
    let wanted: Vec<String> = (0..150).map(name("prod")).collect();
    let others: Vec<String> = (0..150).map(name("dev")).collect();
    let filters = merged(&wanted, &others);
    assert_eq!(filters.iter().map(|merged| merged.filter.as_str()).collect::<Vec<_>>(), ["example/service-*-prod"]);
    assert_eq!(fault(&filters, &wanted, &others), None);
}

fn what_stands_in_the_middle_makes_few_filters() {
    let name = |stage: &'static str| move |index: usize| format!("example/team-{index:03}/{stage}/api-{}", index % 7);
    let wanted: Vec<String> = (0..150).map(name("prod")).collect();
    let others: Vec<String> = (0..150).map(name("dev")).collect();
    let filters = merged(&wanted, &others);
    assert_eq!(filters.iter().map(|merged| merged.filter.as_str()).collect::<Vec<_>>(), ["example/team-*/prod/*"]);
    assert_eq!(fault(&filters, &wanted, &others), None);
}

fn a_name_that_cannot_be_told_apart_says_what_it_catches() {
    let filters = merge(&["team__api"], &["team_x_api", "team.api"]);
    assert_eq!(
        filters,
        [MergedFilter {
            filter: "team_*_api".to_owned(),
            names: vec!["team__api".to_owned()],
            caught: vec!["team_x_api".to_owned()],
        }]
    );
}

fn names_of_the_greatest_length_have_filters() {
    let longest = "a".repeat(256);
    let long = "a".repeat(255);
    let parted = "a__b".repeat(63);
    let apart = "a".repeat(200) + "b" + &"a".repeat(55);
    assert!(merge(&[&apart], &[&longest]).iter().all(|merged| merged.caught.is_empty()));
    assert!(merge(&[&longest], &[&apart]).iter().all(|merged| merged.caught.is_empty()));
    for (wanted, others) in [
        (vec![&long], vec![&longest]),
        (vec![&apart], vec![&long]),
        (vec![&longest], vec![&long]),
        (vec![&parted], vec![&long]),
    ] {
        let (wanted, others): (Vec<String>, Vec<String>) =
            (wanted.into_iter().cloned().collect(), others.into_iter().cloned().collect());
        assert_eq!(fault(&merged(&wanted, &others), &wanted, &others), None);
    }
}

fn nothing_wanted_needs_no_filter() {
    assert_eq!(merge(&[], &["ab"]), []);
}

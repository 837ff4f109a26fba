//! Properties of every cost, whatever the images, the frequencies and the prices.

use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

use super::costs::Costs;
use super::formula::rounded;
use crate::cost::{Amount, RateSources, Rates, StateCost};
use crate::inventory::Inventory;
use crate::registry::{Coverage, RescanDuration, RescanSetting, ScanType};
use crate::source::Source;

const REPOSITORIES: usize = 5;

/// An image: its repository, its digest, and the day of 2026 on which it was pushed, where that is known.
type Image = (usize, u8, Option<u16>);

fn images() -> impl Strategy<Value = Vec<Image>> {
    proptest::collection::vec((0..REPOSITORIES, 0..12_u8, proptest::option::of(0..90_u16)), 0..40)
}

fn coverages() -> impl Strategy<Value = Vec<Coverage>> {
    proptest::collection::vec(proptest::sample::select(Coverage::ALL.to_vec()), REPOSITORIES)
}

fn detail((repository, digest, day): &Image) -> String {
    let pushed = day.map(|day| format!(", \"imagePushedAt\": {}", 1_767_225_600 + u32::from(day) * 86_400));
    let pushed = pushed.unwrap_or_default();
    format!("{{\"repositoryName\": \"r{repository}\", \"imageDigest\": \"sha256:{digest}\"{pushed}}}")
}

fn page(images: &[Image]) -> String {
    let details: Vec<String> = images.iter().map(detail).collect();
    format!("{{\"imageDetails\": [{}]}}\n", details.join(", "))
}

fn repositories() -> String {
    (0..REPOSITORIES).map(|repository| format!("r{repository}\n")).collect()
}

fn inventory(text: String) -> Inventory {
    Inventory::parse(&Source::new("inventory", text)).unwrap()
}

fn rates(rescans: u16) -> Rates {
    RateSources { rescans: Some(&rescans.to_string()), ..RateSources::default() }.read().unwrap()
}

fn costs(inventory: &Inventory, coverages: &[Coverage], rates: &Rates) -> Costs {
    let states = ScanType::ALL;
    Costs::of(&states, |_| coverages.iter().copied(), inventory, rates, None).unwrap().unwrap()
}

proptest! {
    #[test]
    fn the_sum_of_rows_is_the_total_and_basic_is_free(images in images(), coverages in coverages(), rescans in 0..100_u16) {
        let inventory = inventory(repositories() + &page(&images));
        let costs = costs(&inventory, &coverages, &rates(rescans));
        for state in &costs.states {
            let cost = |row: &crate::cost::Row| row.cost(&costs.basis.prices, costs.basis.per_image).unwrap();
            let sum: Amount = state.rows.iter().map(cost).sum();
            prop_assert_eq!(cost(&state.total()), sum);
            prop_assert!(state.state == ScanType::Enhanced || sum == Amount::default());
        }
        let free = "cost while BASIC: 0.00 USD a month";
        prop_assert!(costs.human().contains(free));
    }

    #[test]
    fn rounded_rows_come_to_the_rounded_sum(micros in proptest::collection::vec(0..10_000_000_u64, 0..6)) {
        let price = |micros: &u64| RateSources::default().read().unwrap().prices.rescan.times(*micros);
        let amounts: Vec<Amount> = micros.iter().map(price).collect();
        let sum: Amount = rounded(amounts.iter().copied()).into_iter().sum();
        prop_assert_eq!(sum, amounts.into_iter().sum::<Amount>().in_cents());
    }

    #[test]
    fn narrowing_never_raises_a_cost(images in images(), coverages in coverages(), place: Index, to: Index) {
        let inventory = inventory(repositories() + &page(&images));
        let mut narrower = coverages.clone();
        let one = place.get(&coverages);
        narrower[place.index(REPOSITORIES)] = Coverage::ALL[to.index(Coverage::ALL.len())].min(*one);
        let total = |coverages: &[Coverage], rescans| {
            let costs = costs(&inventory, coverages, &rates(rescans));
            costs.states.iter().map(StateCost::total).map(|row| row.cost(&costs.basis.prices, costs.basis.per_image)).collect::<Vec<_>>()
        };
        for rescans in [0, 1, 20] {
            prop_assert!(total(&narrower, rescans) <= total(&coverages, rescans));
        }
    }

    #[test]
    fn a_shorter_time_of_re_scans_never_raises_a_cost(
        images in images(),
        coverages in coverages(),
        [shorter, longer] in proptest::array::uniform2(0..90_u32),
    ) {
        let inventory = inventory(repositories() + &page(&images));
        let total = |days: Option<u32>| {
            let after_push = days.map(RescanDuration::Days).or(Some(RescanDuration::Lifetime));
            let setting = RescanSetting { after_push, ..RescanSetting::default() };
            let states = ScanType::ALL;
            let costs = Costs::of(&states, |_| coverages.iter().copied(), &inventory, &rates(20), Some(&setting));
            let costs = costs.unwrap().unwrap();
            let total = |state: &StateCost| state.total().cost(&costs.basis.prices, costs.basis.per_image);
            costs.states.iter().map(total).collect::<Vec<_>>()
        };
        let [shorter, longer] = [shorter.min(longer), shorter.max(longer)];
        prop_assert!(total(Some(shorter)) <= total(Some(longer)) && total(Some(longer)) <= total(None));
    }

    #[test]
    fn pages_and_order_mean_nothing(
        (images, first) in images().prop_flat_map(|images| {
            let count = images.len();
            (Just(images.clone()), subsequence(images, 0..=count))
        }),
        coverages in coverages(),
    ) {
        let one = inventory(repositories() + &page(&images));
        let reversed: Vec<Image> = images.iter().rev().copied().collect();
        let other = inventory(page(&first) + &repositories() + &reversed.chunks(3).map(page).collect::<String>());
        let told = |inventory: &Inventory| {
            let costs = costs(inventory, &coverages, &rates(7));
            (costs.human(), costs.markdown(), serde_json::to_string(&costs.json()).unwrap())
        };
        prop_assert_eq!(told(&one), told(&other));
    }
}

//! Laws of what a policy costs, of the program as a whole: a narrower policy never costs more, and the same images in other pages or in
//! another order say the same to the byte, in every format.

use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::{Value, json};

use crate::harness::{Tests, functions};
use crate::support::Directory;
use crate::support::module::POLICY;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(a_narrower_policy_never_costs_more, other_pages_and_another_order_say_the_same)
}

/// The number of policies, of which some are refused; each takes a few starts of the program.
const CASES: u32 = 70;

/// Entries that match none, one or several of the repositories, some by another text than that of the filter.
const ENTRIES: [&str; 8] = ["prod-*", "*-api", "dev-*", "*shop*", "legacy", "prod-api", "a__b", "*"];

const REPOSITORIES: [&str; 7] = ["a__b", "dev-api", "dev-shop", "legacy", "prod-api", "prod-shop", "wiki"];

fn runner() -> TestRunner {
    TestRunner::new(Config { rng_seed: RngSeed::Fixed(18), ..Config::default() })
}

/// An image with the day of its push, where it is known.
fn image() -> impl Strategy<Value = Value> {
    (select(REPOSITORIES.to_vec()), 0..20_u8, proptest::option::of(0..60_u32)).prop_map(|(name, digest, day)| {
        let mut image = json!({ "repositoryName": name, "imageDigest": format!("sha256:{digest}") });
        if let Some(day) = day {
            image["imagePushedAt"] = json!(1_790_000_000 + day * 86_400);
        }
        image
    })
}

/// The entries scanned continuously, and those on push.
type Scans = [Vec<&'static str>; 2];

fn scans() -> impl Strategy<Value = Scans> {
    let some = || subsequence(ENTRIES.to_vec(), 1..=4);
    [some(), some()].prop_map(|[continuous, on_push]| {
        let rest = on_push.into_iter().filter(|entry| !continuous.contains(entry)).collect();
        [continuous, rest]
    })
}

fn policy([continuous, on_push]: &Scans) -> String {
    let scan = |name: &str, entries: &[&str]| match entries {
        [] => String::new(),
        _ => format!("\n[[scan]]\nname = \"{name}\"\nrepositories = {entries:?}\nfrequency = \"{name}\"\n"),
    };
    let head = "version = 1\n\n[release]\nmode = \"on-release\"\nrest = \"unscanned\"\n";
    format!("{head}{}{}", scan("continuous", continuous), scan("on-push", on_push))
}

/// The policy without an entry, or with one that was continuous on push.
fn narrower([continuous, on_push]: &Scans, place: usize, is_kept: bool) -> Scans {
    let (mut continuous, mut on_push) = (continuous.clone(), on_push.clone());
    if place < continuous.len() {
        let entry = continuous.remove(place);
        on_push.extend(is_kept.then_some(entry));
    } else {
        on_push.remove(place - continuous.len());
    }
    [continuous, on_push]
}

fn a_narrower_policy_never_costs_more() {
    let strategy = (scans(), any::<Index>(), any::<bool>(), proptest::collection::vec(image(), 1..30));
    let mut runner = runner();
    let mut lower = 0;
    for _ in 0..CASES {
        let (wide, place, is_kept, images) = strategy.new_tree(&mut runner).unwrap().current();
        let narrow = narrower(&wide, place.index(wide.iter().map(Vec::len).sum()), is_kept);
        if narrow.iter().all(Vec::is_empty) {
            continue;
        }
        let costs = [wide, narrow].map(|scans| cents(&policy(&scans), &images));
        let [Some(wide), Some(narrow)] = costs else { continue };
        assert!(narrow.iter().zip(&wide).all(|(narrow, wide)| narrow <= wide), "{wide:?} {narrow:?}");
        lower += usize::from(narrow != wide);
    }
    assert!(lower > 10, "only {lower} of {CASES} narrower policies cost less");
}

/// The cost of ENHANCED in cents: whole at 7 re-scans an image, then the parts of the formula; nothing of a policy that is refused.
fn cents(policy: &str, images: &[Value]) -> Option<[u64; 3]> {
    let directory = Directory::new();
    directory.write(POLICY, policy);
    let names: Vec<Value> = REPOSITORIES.iter().map(|name| json!({ "repositoryName": name })).collect();
    let inventory = [json!({ "repositories": names }), json!({ "imageDetails": images })];
    directory.write("inventory.json", inventory.map(|page| page.to_string()).join("\n"));
    let arguments = ["coverage", "--repositories", "inventory.json", "--rescans", "7", "--format", "json"];
    let run = directory.scanwright(arguments);
    if !run.status.success() {
        return None;
    }
    let document: Value = serde_json::from_str(&run.stdout).unwrap();
    let (enhanced, basic) = (&document["cost"]["states"]["ENHANCED"], &document["cost"]["states"]["BASIC"]);
    assert_eq!(basic["usd"], "0.00", "{basic}");
    let cents = ["usd", "usd_fixed", "usd_per_rescan"]
        .map(|key| enhanced[key].as_str().unwrap().replace('.', "").parse().unwrap());
    Some(cents)
}

fn other_pages_and_another_order_say_the_same() {
    let strategy = (scans(), proptest::collection::vec(image(), 1..30), 1..6_usize, any::<bool>());
    let mut runner = runner();
    let mut compared = 0;
    for _ in 0..CASES / 2 {
        let (scans, images, size, is_indented) = strategy.new_tree(&mut runner).unwrap().current();
        let names = REPOSITORIES.join("\n") + "\n";
        let one = format!("{names}{}\n", json!({ "imageDetails": images }));
        let reversed: Vec<Value> = images.iter().rev().cloned().collect();
        let page = |images: &[Value]| {
            let page = json!({ "imageDetails": images });
            if is_indented { format!("{page:#}\n") } else { format!("{page}\n") }
        };
        // Some stand in two pages.
        let pages: String = reversed.chunks(size).chain([&images[..images.len() / 2]]).map(page).collect();
        let other = format!("{pages}{names}");
        if let Some(told) = said(&policy(&scans), &one) {
            assert_eq!(Some(told), said(&policy(&scans), &other));
            compared += 1;
        }
    }
    assert!(compared > 10, "only {compared} policies are not refused");
}

/// All that is said of an inventory; nothing by a policy that is refused.
fn said(policy: &str, inventory: &str) -> Option<Vec<String>> {
    let directory = Directory::new();
    directory.write(POLICY, policy);
    directory.write("inventory.json", inventory);
    let of = |command: &str, format: &str| {
        let arguments = [command, "--repositories", "inventory.json", "--format", format];
        let run = directory.scanwright(arguments);
        run.status.success().then_some(run.stdout)
    };
    let coverage = ["human", "json", "markdown"].map(|format| of("coverage", format));
    let diff = ["human", "json", "markdown", "html"].map(|format| of("diff", format));
    coverage.into_iter().chain(diff).collect()
}

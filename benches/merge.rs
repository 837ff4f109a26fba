//! Time of merging 10,000 repositories into few filters, and the count of those: medians of several runs, printed.
//! `cargo bench --bench merge`.

#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use scanwright::testing::{Inventory, Source, anchor_with, merge};

/// Count of repositories in the registry.
const SIZE: usize = 10_000;

fn main() {
    let names = registry();
    case("whole teams", &names, |name| name.starts_with("team-0") || name.starts_with("team-2"));
    case("one stage, at the end", &names, |name| name.ends_with("-prod"));
    case("two stages of ten teams", &names, |name| {
        name.starts_with("team-1") && (name.ends_with("-prod") || name.ends_with("-staging"))
    });
    case("one kind, in the middle", &names, |name| name.contains("/api-"));
    let by_stage: Vec<String> = names.iter().map(|name| stage_first(name)).collect();
    case("one stage, in the middle", &by_stage, |name| name.contains("/prod/"));
    let mut numbers = Numbers(7);
    let tenth: Vec<bool> = names.iter().map(|_| numbers.below(10) == 0).collect();
    let mut chosen = tenth.iter();
    case("a tenth, at random", &names, |_| chosen.next().copied().unwrap_or_default());
    let mut chosen = tenth.iter();
    case("all but a tenth, at random", &names, |_| !chosen.next().copied().unwrap_or_default());
    anchors(&names);
}

/// The filters for the repositories that are wanted.
fn case(what: &str, names: &[String], mut is_wanted: impl FnMut(&str) -> bool) {
    let (wanted, others): (Vec<&str>, Vec<&str>) = names.iter().map(String::as_str).partition(|name| is_wanted(name));
    let filters = merge(&wanted, &others);
    let time = median(11, || merge(&wanted, &others));
    let shown: Vec<&str> = filters.iter().take(3).map(|merged| merged.filter.as_str()).collect();
    println!("{time:>10.1?}  {what}: {} names, {} filters: {} …", wanted.len(), filters.len(), shown.join(" "));
}

/// The anchored filter of every name, in an inventory of them all.
fn anchors(names: &[String]) {
    let Ok(inventory) = Inventory::parse(&Source::new("repositories", names.join("\n"))) else { return };
    let time = median(5, || names.iter().filter(|name| anchor_with(name, &inventory).1.is_empty()).count());
    println!("{time:>10.1?}  anchored filters of all {} names", inventory.names().len());
}

/// A registry as teams fill it: `team/kind-service-stage`.
fn registry() -> Vec<String> {
    let mut numbers = Numbers(1);
    let mut pick = |words: &[&str]| words.get(numbers.below(words.len())).copied().unwrap_or_default().to_owned();
    let services = ["billing", "orders", "search", "cart", "login", "mail", "maps", "media", "stock", "tax", "report"];
    let kinds = ["api", "worker", "web", "cron", "batch", "proxy", "migrate"];
    let mut names: Vec<String> = Vec::new();
    for index in 0..SIZE {
        let (kind, service) = (pick(&kinds), pick(&services));
        let stage = pick(&["dev", "staging", "prod"]);
        names.push(format!("team-{:02}/{kind}-{service}-{}-{stage}", index % 40, index / 40));
    }
    names.sort_unstable();
    names
}

/// The same repository in a registry with a path part per team, service and stage: `team/service/stage/kind`.
fn stage_first(name: &str) -> String {
    let parts: Vec<&str> = name.split(['/', '-']).collect();
    let [_, team, kind, service, number, stage] = parts.as_slice() else { return name.to_owned() };
    format!("team-{team}/{service}-{number}/{stage}/{kind}")
}

fn median<T>(runs: usize, mut run: impl FnMut() -> T) -> Duration {
    let mut times: Vec<_> = (0..runs)
        .map(|_| {
            let started = Instant::now();
            black_box(run());
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(runs / 2).copied().unwrap_or_default()
}

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

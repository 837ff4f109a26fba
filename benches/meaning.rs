//! Time of the questions about policies: medians of several runs, printed. `cargo bench --bench meaning`.
//!
//! The policies have two rules of 100 filters each, the most that AWS takes. Lines that start with `scanwright` are the
//! whole command, from its start to its end, reading and printing included.

#![expect(clippy::print_stdout, reason = "printing is what it is for")]
#![expect(clippy::expect_used, reason = "a benchmark that can't run stops")]

use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use scanwright::testing::{CompileOptions, Explainer, Requires, ScanPlan, Sides, StateRules, Text, meaning, plan};

/// Count of filters in a rule: as many as AWS takes.
const FILTERS: usize = 100;

/// Count of repositories.
const REPOSITORIES: usize = 100_000;

fn main() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    questions();
    for (name, before, after) in pairs() {
        whole_diff(directory.path(), name, &before, &after);
    }
    whole_coverage(directory.path());
}

/// The questions alone.
fn questions() {
    for (name, before, after) in pairs() {
        let (old, new) = (planned(&before), planned(&after));
        let rules = |plan: &ScanPlan| plan.release.states().into_iter().map(StateRules::planned).collect();
        let sides = Sides::Differ { old: Some(rules(&old)), new: rules(&new) };
        report(median(9, || meaning(&sides, None)), &format!("change in meaning, {name}"));
    }
    let (plan, names) = (planned(&realistic(1)), repositories());
    report(median(9, || planned(&realistic(1))), "from a policy's text to its plan");
    let explainer = Explainer::new(&plan);
    report(median(99, || explainer.explain("example/api-7")), "explanation of one repository");
    let all = || names.iter().map(|name| explainer.explain(name).len()).sum::<usize>();
    report(median(5, all), &format!("explanation of {REPOSITORIES} repositories, on one thread"));
}

fn whole_diff(directory: &Path, name: &str, before: &str, after: &str) {
    write(directory, "scan-policy.toml", before);
    run(directory, &["generate", "--force"]);
    write(directory, "scan-policy.toml", after);
    report(median(5, || run(directory, &["diff"])), &format!("scanwright diff, {name}"));
}

fn whole_coverage(directory: &Path) {
    write(directory, "scan-policy.toml", &realistic(1));
    write(directory, "repos.txt", &repositories().join("\n"));
    let coverage = ["coverage", "--repositories", "repos.txt"];
    report(median(5, || run(directory, &coverage)), &format!("scanwright coverage, {REPOSITORIES} repositories"));
    let as_json = [&coverage[..], &["--format=json"]].concat();
    report(
        median(5, || run(directory, &as_json)),
        &format!("scanwright coverage --format=json, {REPOSITORIES} repositories"),
    );
    report(median(5, || run(directory, &["explain", "example/api-7"])), "scanwright explain");
}

fn write(directory: &Path, file: &str, text: &str) {
    std::fs::write(directory.join(file), text).expect("the file can be written");
}

/// Runs the program, which must succeed; what it prints goes nowhere.
fn run(directory: &Path, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scanwright"));
    command.args(arguments).current_dir(directory).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    assert!(command.status().expect("the program can be started").success(), "{arguments:?}");
}

fn planned(policy: &str) -> ScanPlan {
    let text = Text {
        name: "scan-policy.toml".to_owned(),
        file_name: "scan-policy.toml".to_owned(),
        directory: PathBuf::new(),
        bytes: policy.as_bytes().to_vec(),
    };
    let (_, plan) =
        plan(text, CompileOptions { inventory: None, requires: Requires::Enforced }).expect("a policy without errors");
    plan
}

fn report(time: Duration, what: &str) {
    println!("{time:>10.1?}  {what}");
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

/// Policies before and after.
fn pairs() -> Vec<(&'static str, String, String)> {
    let one_more = realistic(1).replace("\"team-0-p/*\"", "\"team-0-q/*\"");
    vec![
        ("one filter of 200", realistic(1), one_more),
        ("200 other filters", realistic(1), realistic(2)),
        ("the frequencies swapped", realistic(1), swapped(&realistic(1))),
        ("adversarial: *a*b*c*", adversarial(1, 1), adversarial(2, 1)),
        ("adversarial: *ab*cd*ef*", adversarial(1, 2), adversarial(2, 2)),
    ]
}

fn swapped(policy: &str) -> String {
    policy.replace("continuous", "?").replace("on-push", "continuous").replace('?', "on-push")
}

fn policy(continuous: &BTreeSet<String>, on_push: &BTreeSet<String>) -> String {
    format!(
        "version = 1\n[release]\nmode = \"always\"\nrest = \"unscanned\"\n\
         [[scan]]\nname = \"one\"\nrepositories = {continuous:?}\nfrequency = \"continuous\"\n\
         [[scan]]\nname = \"two\"\nrepositories = {on_push:?}\nfrequency = \"on-push\"\n"
    )
    .replace('{', "[")
    .replace('}', "]")
}

/// Repositories as teams write them: those of the two rules do not cover each other.
fn realistic(seed: u64) -> String {
    let mut numbers = Numbers(seed);
    let mut rule = |mark: char| {
        let mut entries = BTreeSet::from([format!("team-0-{mark}/*")]);
        while entries.len() < FILTERS {
            entries.insert(entry(&mut numbers, mark));
        }
        entries
    };
    policy(&rule('p'), &rule('d'))
}

fn entry(numbers: &mut Numbers, mark: char) -> String {
    let (team, service, kind) = (numbers.below(400), numbers.below(600), numbers.pick(&KINDS));
    match numbers.below(5) {
        0 => format!("team-{team}-{mark}/*"),
        1 => format!("*-{kind}-{service}-{mark}"),
        2 => format!("group-{team}-{mark}/*-{kind}"),
        3 => format!("example/{mark}-{kind}-{service}"),
        _ => format!("{kind}-{mark}{service}-*"),
    }
}

const KINDS: [&str; 6] = ["api", "worker", "web", "cron", "batch", "proxy"];

/// Filters of three words of a length between stars.
fn adversarial(seed: u64, length: usize) -> String {
    let mut numbers = Numbers(seed);
    let mut rule = || {
        let mut entries = BTreeSet::new();
        while entries.len() < FILTERS {
            let words: Vec<String> = (0..3).map(|_| numbers.word(length)).collect();
            entries.insert(format!("*{}*", words.join("*")));
        }
        entries
    };
    let continuous = rule();
    policy(&continuous, &rule().difference(&continuous).cloned().collect())
}

fn repositories() -> Vec<String> {
    let mut numbers = Numbers(3);
    let name = |number| match number % 4 {
        0 => format!("team-{}-p/{}-{number}", numbers.below(400), numbers.pick(&KINDS)),
        1 => format!("example/d-{}-{number}", numbers.pick(&KINDS)),
        2 => format!("group-{}-d/service-{number}-{}", numbers.below(400), numbers.pick(&KINDS)),
        _ => format!("sandbox/{number}-{}", numbers.pick(&KINDS)),
    };
    (0..REPOSITORIES).map(name).collect()
}

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words.get(self.below(words.len())).copied().unwrap_or_default()
    }

    fn word(&mut self, length: usize) -> String {
        (0..length).filter_map(|_| u8::try_from(self.below(26)).ok()).map(|letter| char::from(b'a' + letter)).collect()
    }
}

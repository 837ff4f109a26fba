//! The targets of `fuzz/` over the corpus, what was found before, and some mutations of both.
//!
//! `SCANWRIGHT_FUZZ=SECONDS[,SEED]` mutates for so long instead; an input that a target does not stand is left in
//! `target/fuzz/`.

#[path = "../../fuzz/src/mutation.rs"]
mod mutation;
#[path = "../../fuzz/src/targets.rs"]
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::harness::{Tests, values};
use crate::support::project;
use mutation::{Numbers, mutated, words};
use targets::TARGETS;

/// Mutations of a target in an ordinary run.
const MUTATIONS: usize = 400;

/// The longest that an input may take of this machine, which does other things too.
const PATIENCE: Duration = Duration::from_secs(60);

/// The largest file of the corpus, in bytes: mutations of larger ones are slow and no better.
const LARGEST: u64 = 16 * 1024;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    let named = TARGETS.iter().map(|(name, target)| ((*name).to_owned(), (*name, *target)));
    values("fuzz", named.collect(), |(name, target)| stands(name, target))
}

/// Files of the cases of other tests whose names end so.
fn endings(target: &str) -> &'static [&'static str] {
    match target {
        "policy" => &[".toml"],
        "terraform" => &[".tf", ".tf.json", ".tofu"],
        "json" => &[".json", ".tfstate"],
        "layout" => &[".tf", ".tofu", ".tera"],
        _ => &[".dict"],
    }
}

fn corpus(target: &str) -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    let regressions = format!("fuzz/regressions/{target}");
    for directory in ["examples", "fuzz/dictionaries", "templates", "tests", &regressions] {
        below(&project().join(directory), &mut files);
    }
    files.sort();
    let is_meant = |file: &&std::path::PathBuf| {
        let name = file.to_string_lossy();
        name.contains(&regressions) || endings(target).iter().any(|ending| name.ends_with(ending))
    };
    files.iter().filter(is_meant).filter_map(|file| std::fs::read(file).ok()).collect()
}

fn below(directory: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(directory).into_iter().flatten().flatten() {
        match entry.metadata() {
            Ok(about) if about.is_dir() => below(&entry.path(), files),
            Ok(about) if about.is_file() && about.len() <= LARGEST => files.push(entry.path()),
            _ => {}
        }
    }
}

/// A seed and the time to mutate for, where that is asked for.
fn asked() -> Option<(Duration, u64)> {
    let asked = std::env::var("SCANWRIGHT_FUZZ").ok()?;
    let (seconds, seed) = asked.split_once(',').unwrap_or((&asked, "1"));
    Some((Duration::from_secs(seconds.parse().expect("a number of seconds")), seed.parse().expect("a seed")))
}

fn stands(name: &str, target: fn(&[u8])) {
    let corpus = corpus(name);
    assert!(!corpus.is_empty(), "{name} has no corpus");
    let dictionary = words(&std::fs::read_to_string(project().join(format!("fuzz/dictionaries/{name}.dict"))).unwrap());
    assert!(dictionary.len() > 5, "{dictionary:?}");
    let asked = asked();
    let (start, mut numbers) = (Instant::now(), Numbers::of(asked.map_or(1, |(_, seed)| seed)));
    if asked.is_none() {
        corpus.iter().for_each(|text| run(name, target, text));
    }
    let mut done = 0;
    while asked.map_or(done < MUTATIONS, |(time, _)| start.elapsed() < time) {
        let (one, other) = (&corpus[numbers.below(corpus.len())], &corpus[numbers.below(corpus.len())]);
        run(name, target, &mutated(one, other, &dictionary, &mut numbers));
        done += 1;
    }
    if asked.is_some() {
        eprintln!("{name}: {done} mutations");
    }
}

/// Runs a target, and leaves the input where it does not stand it.
fn run(name: &str, target: fn(&[u8]), input: &[u8]) {
    let start = Instant::now();
    let ended = catch_unwind(AssertUnwindSafe(|| target(input)));
    let is_late = start.elapsed() > PATIENCE;
    if ended.is_ok() && !is_late {
        return;
    }
    let directory = project().join("target/fuzz");
    std::fs::create_dir_all(&directory).unwrap();
    let left = directory
        .join(format!("{name}-{}", input.iter().fold(7_u64, |sum, byte| sum.wrapping_mul(31) + u64::from(*byte))));
    std::fs::write(&left, input).unwrap();
    eprintln!("{name}: see {}", left.display());
    match ended {
        Err(panic) => resume_unwind(panic),
        Ok(()) => panic!("{name} took {:?} of {} bytes", start.elapsed(), input.len()),
    }
}

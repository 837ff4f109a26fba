//! The words of a review: outputs for people say how a policy says it. AWS's words stand where a setting is quoted.

use std::path::{Path, PathBuf};

use crate::harness::{Tests, functions};
use crate::support::module::{POLICY, entries, name_of, succeed};
use crate::support::{Directory, project};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        expected_outputs_have_the_words_of_a_policy,
        expected_outputs_compare_in_plain_words,
        what_commands_print_has_the_words_of_a_policy
    )
}

/// Words of AWS's API for frequencies, and of the JSON for a repository that no rule matches.
const OF_AWS: &[&str] = &["CONTINUOUS_SCAN", "SCAN_ON_PUSH", "MANUAL", "NONE"];

/// Words of set theory, and for the same thing said in two ways.
const OF_SETS: &[&str] = &["narrower", "wider", "incomparable", "equivalent", "appeared", "disappeared", "manually"];

/// Expected outputs of commands that speak of a policy.
const OF_POLICIES: &[&str] = &[
    "tests/meaning",
    "tests/explain",
    "tests/coverage",
    "tests/ci/cases",
    "tests/page/cases",
    "tests/bad-policies",
    "tests/gate",
    "tests/headlines",
];

/// Expected outputs that quote the settings of somebody's Terraform.
const OF_TERRAFORM: &[&str] = &["tests/lint", "tests/simulate", "tests/migrate", "tests/import", "tests/rehearse"];

fn expected_outputs_have_the_words_of_a_policy() {
    assert_without(&[OF_AWS, OF_SETS].concat(), OF_POLICIES, 300);
}

fn expected_outputs_compare_in_plain_words() {
    assert_without(OF_SETS, OF_TERRAFORM, 200);
}

fn what_commands_print_has_the_words_of_a_policy() {
    let directory = Directory::new();
    directory.write("repositories.txt", "dev-shop\npayments/api\nprod-shop\nreports\n");
    directory.write(POLICY, policy("\"payments/api\", \"prod-*\"", "\"dev-*\""));
    succeed(&directory, &["generate", "-q"]);
    directory.write(POLICY, policy("\"payments/web\", \"dev-*\"", "\"prod-*\""));
    let inventory = ["--repositories", "repositories.txt"];
    for with in [&[][..], &inventory] {
        for format in ["human", "markdown", "html"] {
            printed(&directory, &[&["diff", "--format", format], with].concat());
            printed(&directory, &[&["review", "--against", "ecr-scanning", "--format", format], with].concat());
            printed(&directory, &[&["generate", "--check", "--format", format], with].concat());
        }
        printed(&directory, &[&["review", "--against", "ecr-scanning", "--format", "github"], with].concat());
        printed(&directory, &[&["explain", "payments/api", "tools"], with].concat());
    }
    printed(&directory, &[&["coverage"], &inventory[..]].concat());
    for format in ["human", "markdown", "mermaid"] {
        printed(&directory, &["simulate", "--format", format]);
    }
}

fn policy(continuous: &str, on_push: &str) -> String {
    format!(
        "version = 1\n\n[release]\nmode = \"on-release\"\nrest = \"unscanned\"\n\n\
         [[scan]]\nname = \"production\"\nrepositories = [{continuous}]\nfrequency = \"continuous\"\n\n\
         [[scan]]\nname = \"development\"\nrepositories = [{on_push}]\nfrequency = \"on-push\"\n\n\
         [basic]\nrepositories = [\"prod-*\"]\n"
    )
}

fn printed(directory: &Directory, arguments: &[&str]) {
    let run = directory.scanwright(arguments);
    let printed = format!("{}\n{}", run.stdout, run.stderr);
    let found = found(&own_words(&printed), &[OF_AWS, OF_SETS].concat());
    assert!(!run.stdout.is_empty() && found.is_empty(), "{arguments:?}: {}", found.join("\n"));
}

/// Holds all outputs for people below some directories.
fn assert_without(words: &[&str], directories: &[&str], least: usize) {
    let files: Vec<PathBuf> = directories.iter().flat_map(|path| outputs(&project().join(path))).collect();
    assert!(files.len() > least, "only {} files were found", files.len());
    let faults = files.iter().flat_map(|file| {
        let text = String::from_utf8_lossy(&std::fs::read(file).unwrap()).into_owned();
        found(&own_words(&text), words).into_iter().map(|fault| format!("{}: {fault}", file.display()))
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Lines that have one of the words, other than as a quoted setting.
fn found(text: &str, words: &[&str]) -> Vec<String> {
    let quoted = |line: &str, word: &&str| line.replace(&format!("`{word}`"), "").replace(&format!("\"{word}\""), "");
    let has = |line: &&str| {
        let line = words.iter().fold((*line).to_owned(), |line, word| quoted(&line, word));
        let mut own = line.split(|char: char| !char.is_ascii_alphanumeric() && char != '_');
        own.any(|word| words.contains(&word))
    };
    text.lines().filter(has).map(str::to_owned).collect()
}

/// The text without what it quotes: a module's text, and the source of a finding.
fn own_words(text: &str) -> String {
    let text = without(text, "<table class=\"diff", "</table>");
    let text = without(&text, "<pre", "</pre>");
    let text = without(&text, "```diff\n", "\n```");
    let mut is_diff = false;
    let own = text.lines().filter(|line| {
        is_diff = line.starts_with("--- ") || (is_diff && line.starts_with([' ', '+', '-', '@', '\\']));
        let margin = line.trim_start_matches(|char: char| char == ' ' || char.is_ascii_digit());
        !is_diff && !margin.starts_with("| ")
    });
    own.map(|line| format!("{line}\n")).collect()
}

fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |own, part| own + part.split_once(close).map_or("", |(_, rest)| rest))
}

/// Expected outputs for people below a directory: what is read or written by programs has other endings.
fn outputs(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() {
        return entries(path).iter().flat_map(|entry| outputs(entry)).collect();
    }
    let name = name_of(path);
    let is_input = name.starts_with("repositories") || name == "names.txt";
    let is_output = [".txt", ".md", ".html"].iter().any(|ending| name.ends_with(ending));
    if is_output && !is_input { vec![path.to_owned()] } else { Vec::new() }
}

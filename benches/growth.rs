//! Time of commands on inputs of a hostile size, and of twice that size, as whole processes: the faster of some runs, printed.
//! Time that grows with the square of the size fails: twice the input may take 2.3 times as long at most.
//! `cargo bench --profile dist --bench growth`.

#![expect(clippy::print_stdout, reason = "printing is what it is for")]
#![expect(clippy::expect_used, reason = "a benchmark that can't write its files fails")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 5;

/// The most that twice the size may take of the time of the size.
const GROWTH: f64 = 2.3;

/// A command, and the input of a size that it runs on.
struct Case {
    name: &'static str,
    size: usize,
    file: &'static str,
    arguments: &'static [&'static str],
    text: fn(usize) -> String,
}

const CASES: &[Case] = &[
    Case {
        name: "check of names on one line, a finding each",
        size: 5_000,
        file: "scan-policy.toml",
        arguments: &["check"],
        text: names_on_one_line,
    },
    Case {
        name: "lint of repositories, a finding each",
        size: 10_000,
        file: "main.tf",
        arguments: &["lint", "--fail-on", "never", "."],
        text: repositories,
    },
    Case {
        name: "lint of filters in rules",
        size: 20_000,
        file: "main.tf",
        arguments: &["lint", "--fail-on", "never", "."],
        text: filters,
    },
    Case {
        name: "import of calls of modules",
        size: 2_000,
        file: "main.tf",
        arguments: &["import", "-q", "."],
        text: calls,
    },
];

fn main() {
    let mut squares = Vec::new();
    for case in CASES {
        let (once, twice) = (fastest(case, case.size), fastest(case, case.size * 2));
        let growth = twice.as_secs_f64() / once.as_secs_f64();
        println!("{}: {} in {once:.0?}, {} in {twice:.0?}, {growth:.2} times", case.name, case.size, case.size * 2);
        if growth > GROWTH {
            squares.push(case.name);
        }
    }
    assert!(squares.is_empty(), "grows with more than the size: {squares:?}");
}

fn fastest(case: &Case, size: usize) -> Duration {
    let directory = tempfile::tempdir().expect("a temporary directory can be made");
    fs::write(directory.path().join(case.file), (case.text)(size)).expect("the input can be written");
    (0..RUNS).map(|_| run(case, directory.path())).min().unwrap_or_default()
}

fn run(case: &Case, directory: &Path) -> Duration {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scanwright"));
    command.args(case.arguments).current_dir(directory).stdout(Stdio::null()).stderr(Stdio::null());
    let started = Instant::now();
    command.status().expect("the program can be started");
    started.elapsed()
}

fn names_on_one_line(count: usize) -> String {
    let names: Vec<String> = (0..count).map(|number| format!("\"A{number}\"")).collect();
    format!(
        "version = 1\n\n[release]\nmode = \"always\"\nrest = \"unscanned\"\n\n[[scan]]\nname = \"all\"\n\
         repositories = [{}]\nfrequency = \"on-push\"\n",
        names.join(", ")
    )
}

fn repositories(count: usize) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let _ = write!(text, "resource \"aws_ecr_repository\" \"r{number}\" {{\n  name = \"s{number}\"\n}}\n");
        text
    })
}

fn filters(count: usize) -> String {
    format!(
        "resource \"aws_ecr_registry_scanning_configuration\" \"a\" {{\n  scan_type = \"ENHANCED\"\n\n  dynamic \"rule\" {{\n    \
         for_each = range({})\n\n    content {{\n      scan_frequency = \"SCAN_ON_PUSH\"\n\n      dynamic \"repository_filter\" {{\n        \
         for_each = range(200)\n\n        content {{\n          filter      = \
         \"a${{rule.value}}-${{repository_filter.value}}*\"\n          filter_type = \"WILDCARD\"\n        }}\n      }}\n    }}\n  \
         }}\n}}\n",
        count / 200
    )
}

fn calls(count: usize) -> String {
    let registry = "resource \"aws_ecr_registry_scanning_configuration\" \"a\" {\n  scan_type = \"BASIC\"\n}\n";
    (0..count).fold(registry.to_owned(), |mut text, number| {
        let _ = write!(
            text,
            "module \"m{number}\" {{\n  source  = \"example/ecr/aws\"\n  version = \"1.0.{number}\"\n}}\n"
        );
        text
    })
}

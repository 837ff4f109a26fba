//! Policies that extend one base beside policies that say the same by themselves: `generate --check -r` as whole processes by turns.
//! Fails where the base costs more than half again as much, or where twice the policies take more than 2.3 times the memory.
//! `cargo bench --profile dist --bench extends`.

#![expect(clippy::print_stdout, reason = "printing is what it is for")]

#[expect(dead_code, reason = "other benches read the rest")]
#[path = "whole_process/measure.rs"]
mod measure;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use measure::{Figures, Program, measure};

type Failure = Box<dyn std::error::Error>;

const RUNS: usize = 7;
const SIZES: [usize; 2] = [1_000, 2_000];

/// The most that extending may take of the time without.
const TIMES: f64 = 1.5;

/// The most that twice the policies may take of the memory of the size.
const GROWTH: f64 = 2.3;

const BASE: &str = r#"
[release]
mode = "on-release"
rest = "on-push"

[[scan]]
name = "production"
repositories = ["prod-*", "api", "web"]
frequency = "continuous"

[[require]]
name = "production is never left unscanned"
repositories = ["prod-*"]
prefix = ""
at_least = "on-push"
while = "enhanced"
"#;

fn main() -> Result<(), Failure> {
    let mut peaks = Vec::new();
    for size in SIZES {
        let (extending, alone) = (fleet(size, true)?, fleet(size, false)?);
        let Figures { median, reference, ratio, peak, reference_peak, .. } =
            measure(&program(extending.path()), &program(alone.path()), RUNS, || Ok(()))?;
        println!("{size} policies that extend one base: {median:.0} ms, {peak:.1} MB");
        println!("{size} that say the same alone: {reference:.0} ms, {reference_peak:.1} MB; ratio {ratio:.2}");
        if ratio > TIMES {
            return Err(format!("extending takes {ratio:.2} times the time").into());
        }
        peaks.push(peak);
    }
    match peaks.as_slice() {
        [once, twice] if twice / once <= GROWTH => Ok(()),
        _ => Err(format!("memory grows with more than the policies: {peaks:?} MB").into()),
    }
}

fn program(directory: &Path) -> Program {
    let arguments = ["generate", "--check", "-q", "-r"].map(str::to_owned).to_vec();
    Program { path: PathBuf::from(env!("CARGO_BIN_EXE_scanwright")), arguments, directory: directory.to_owned() }
}

/// A repository of so many policies, with their modules. Each has a scan of its own, so that no two are the same.
fn fleet(size: usize, extends: bool) -> Result<tempfile::TempDir, Failure> {
    let directory = tempfile::tempdir()?;
    run(Command::new("git").args(["init", "-q"]).current_dir(directory.path()))?;
    fs::write(directory.path().join("base.toml"), format!("version = 1\n{BASE}"))?;
    for number in 0..size {
        let own =
            format!("\n[[scan]]\nname = \"own\"\nrepositories = [\"team-{number}/*\"]\nfrequency = \"on-push\"\n");
        let account = directory.path().join(format!("accounts/a{number}"));
        fs::create_dir_all(&account)?;
        let start = if extends { "extends = \"../../base.toml\"\n" } else { BASE };
        fs::write(account.join("scan-policy.toml"), format!("version = 1\n{start}{own}"))?;
    }
    run(Command::new(env!("CARGO_BIN_EXE_scanwright")).args(["generate", "-q", "-r"]).current_dir(directory.path()))?;
    Ok(directory)
}

fn run(command: &mut Command) -> Result<(), Failure> {
    if command.status()?.success() { Ok(()) } else { Err(format!("{command:?} failed").into()) }
}

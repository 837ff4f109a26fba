//! Whole processes: `check`, `generate` with nothing to change and `generate` into new directories, each beside a
//! program that only reads or writes the same bytes. `benches/README.md` says how to run it and how to read the table.
//!
//! The reference programs are modes of this program, which runs itself, so that nothing else is built for them.

#![expect(clippy::print_stdout, reason = "printing is what it is for")]

mod fleet;
mod measure;
mod read;
mod write;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use fleet::{Fleet, Variety};
use measure::{Figures, Program, measure};

type Failure = Box<dyn std::error::Error>;

/// A command of scanwright beside a reference program.
struct Case {
    name: &'static str,
    command: &'static str,
    reference: &'static str,
    /// The files that the reference program reads or writes.
    pack: &'static str,
    /// True if the output directories are removed before each run.
    is_new: bool,
}

const CASES: [Case; 4] = [
    Case { name: "check / read", command: "check", reference: "read", pack: fleet::POLICIES, is_new: false },
    Case { name: "unchanged / read", command: "generate", reference: "read", pack: fleet::ALL, is_new: false },
    Case { name: "new / durable write", command: "generate", reference: "durable", pack: fleet::OUTPUT, is_new: true },
    Case { name: "new / plain write", command: "generate", reference: "write", pack: fleet::OUTPUT, is_new: true },
];

/// Cases to measure, and the directory to measure them in.
struct Options {
    sizes: Vec<usize>,
    /// The start of the names of the cases.
    case: String,
    runs: Option<usize>,
    directory: PathBuf,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["read", pack] => read::run(Path::new(pack)),
        ["write", pack] => write::run(Path::new(pack), write::Safety::Plain),
        ["durable", pack] => write::run(Path::new(pack), write::Safety::Durable),
        options => options_of(options).and_then(|options| table(&options)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            println!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Reads `--sizes 1,1000`, `--case new`, `--runs 9` and `--directory DIR`; cargo's own `--bench` says nothing.
fn options_of(arguments: &[&str]) -> Result<Options, Failure> {
    let mut options =
        Options { sizes: vec![1, 1_000, 10_000], case: String::new(), runs: None, directory: std::env::temp_dir() };
    let mut arguments = arguments.iter().filter(|argument| **argument != "--bench");
    while let Some(name) = arguments.next() {
        let value = *arguments.next().ok_or_else(|| format!("`{name}` needs a value"))?;
        match *name {
            "--sizes" => options.sizes = value.split(',').map(str::parse).collect::<Result<_, _>>()?,
            "--case" => value.clone_into(&mut options.case),
            "--runs" => options.runs = Some(value.parse()?),
            "--directory" => options.directory = value.into(),
            _ => return Err(format!("`{name}` is not --sizes, --case, --runs or --directory").into()),
        }
    }
    Ok(options)
}

fn table(options: &Options) -> Result<(), Failure> {
    println!(
        "{:>8} {:<9} {:<20} {:>5} {:>10} {:>10} {:>10} {:>10} {:>7} {:>8} {:>8}",
        "policies", "", "case", "runs", "median ms", "min", "max", "reference", "ratio", "MB", "ref. MB"
    );
    for &size in &options.sizes {
        let varieties: &[Variety] =
            if size == 1 { &[Variety::Different] } else { &[Variety::Different, Variety::Equal] };
        for &variety in varieties {
            let fleet = Fleet::make(&options.directory, size, variety)?;
            for case in CASES.iter().filter(|case| case.name.starts_with(&options.case)) {
                row(&fleet, case, options.runs.unwrap_or(runs(size, case)))?;
                if size == 1 && !case.is_new {
                    instructions(&fleet, case)?;
                }
            }
        }
    }
    Ok(())
}

/// Returns the default count of measurements of a case of that size.
fn runs(size: usize, case: &Case) -> usize {
    match size {
        0..100 => 101,
        100..5_000 if !case.is_new => 15,
        _ => 5,
    }
}

fn row(fleet: &Fleet, case: &Case, runs: usize) -> Result<(), Failure> {
    let (program, reference) = programs(fleet, case)?;
    let prepare = || if case.is_new { fleet.clear() } else { Ok(()) };
    let Figures { median, min, max, reference, ratio, peak, reference_peak } =
        measure(&program, &reference, runs, prepare)?;
    println!(
        "{:>8} {:<9} {:<20} {runs:>5} {median:>10.2} {min:>10.2} {max:>10.2} {reference:>10.2} {ratio:>7.2} {peak:>8.1} {reference_peak:>8.1}",
        fleet.size,
        fleet.variety.as_str(),
        case.name,
    );
    Ok(())
}

/// Counts the instructions of a run over one policy with valgrind, if there is a valgrind.
fn instructions(fleet: &Fleet, case: &Case) -> Result<(), Failure> {
    let (program, reference) = programs(fleet, case)?;
    match (program.instructions()?, reference.instructions()?) {
        (Some(own), Some(reference)) => println!("{:>39} {own} instructions, reference {reference}", ""),
        _ => println!("{:>39} instructions are not counted: no valgrind on PATH", ""),
    }
    Ok(())
}

fn programs(fleet: &Fleet, case: &Case) -> Result<(Program, Program), Failure> {
    let mut arguments = vec![case.command.to_owned()];
    arguments.extend(fleet.policies());
    let program =
        Program { path: env!("CARGO_BIN_EXE_scanwright").into(), arguments, directory: fleet.directory().into() };
    let arguments = vec![case.reference.to_owned(), case.pack.to_owned()];
    let reference = Program { path: std::env::current_exe()?, arguments, directory: fleet.directory().into() };
    Ok((program, reference))
}

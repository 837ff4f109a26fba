//! Time of reading and evaluating existing Terraform: medians of several runs, printed.
//! `cargo bench --bench terraform`.

#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use scanwright::testing::{CALL, TerraformDirectory as Directory, Variables};
use tempfile::TempDir;

/// Count of files.
const FILES: usize = 2_000;

const KINDS: &[&str] = &["aws_ecr_registry_scanning_configuration", "aws_inspector2_enabler", CALL];

fn main() -> Result<(), Box<dyn Error>> {
    let together = TempDir::new()?;
    let apart = TempDir::new()?;
    let large = TempDir::new()?;
    for index in 0..FILES {
        std::fs::write(together.path().join(format!("f{index}.tf")), file(index))?;
        let directory = apart.path().join(format!("d{index}"));
        std::fs::create_dir(&directory)?;
        std::fs::write(directory.join("main.tf"), file(index))?;
    }
    let mut text = String::new();
    (0..)
        .map(file)
        .take_while(|file| {
            text.push_str(file);
            text.len() < 10_000_000
        })
        .for_each(drop);
    std::fs::write(large.path().join("main.tf"), &text)?;
    let bytes: usize = (0..FILES).map(|index| file(index).len()).sum();
    time(&format!("{FILES} files in a directory, {bytes} bytes: read"), || read(together.path()).is_some());
    time("the same: read, and the cases of what configures scanning", || cases(together.path(), KINDS));
    time("the same: read, and the cases of every repository", || cases(together.path(), &["aws_ecr_repository"]));
    let directories: Vec<_> = (0..FILES).map(|index| apart.path().join(format!("d{index}"))).collect();
    time(&format!("{FILES} directories of one such file, in parallel: read, and the cases"), || {
        directories.par_iter().map(|directory| cases(directory, KINDS)).sum::<usize>()
    });
    time(&format!("one file of {} bytes: read", text.len()), || read(large.path()).is_some());
    Ok(())
}

fn read(directory: &Path) -> Option<Directory> {
    Directory::read(directory, &Variables::default()).ok().map(|(directory, _)| directory)
}

fn cases(directory: &Path, kinds: &[&str]) -> usize {
    let cases = read(directory).and_then(|directory| directory.cases(kinds).ok()).unwrap_or_default();
    cases.iter().map(|case| case.resources.len()).sum()
}

/// A file as a team writes it, of about 2,000 bytes.
fn file(index: usize) -> String {
    let mut text = format!(
        "locals {{\n  name_{index} = \"${{local.prefix_{index}}}/service-{index}\"\n  prefix_{index} = \"team\"\n}}\n\n"
    );
    for part in ["api", "web", "worker"] {
        let _ = write!(
            text,
            "# The images of {part}.\nresource \"aws_ecr_repository\" \"{part}_{index}\" {{\n  name                 = \
             \"${{local.name_{index}}}-{part}\"\n  image_tag_mutability = \"IMMUTABLE\"\n\n  image_scanning_configuration {{\n    \
             scan_on_push = true\n  }}\n\n  tags = merge({{ part = \"{part}\" }}, {{ owner = \"team\", cost = \"{index}\" }})\n}}\n\n\
             resource \"aws_ecr_lifecycle_policy\" \"{part}_{index}\" {{\n  repository = \
             aws_ecr_repository.{part}_{index}.name\n\n  policy = jsonencode({{\n    rules = [{{\n      rulePriority = 1\n      \
             selection    = {{ tagStatus = \"any\", countType = \"imageCountMoreThan\", countNumber = 30 }}\n      action       = \
             {{ type = \"expire\" }}\n    }}]\n  }})\n}}\n\n"
        );
    }
    text
}

fn time<T>(what: &str, work: impl Fn() -> T) {
    let mut runs: Vec<Duration> = (0..7)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed()
        })
        .collect();
    runs.sort();
    println!("{:>10.1} ms  {what}", runs.get(runs.len() / 2).map_or(0.0, |median| median.as_secs_f64() * 1_000.0));
}

//! Time of `simulate` as a whole process, over a policy and over directories of Terraform: medians of several runs,
//! printed. `cargo bench --profile dist --bench simulate`.

#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Count of runs of each case.
const RUNS: usize = 51;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let directory = tempfile::tempdir()?;
    let root = directory.path();
    fs::write(root.join("scan-policy.toml"), POLICY)?;
    time(root, "a policy, on-release", &["simulate"])?;
    for (name, scan_type, types) in CASES {
        let dir = root.join(name.replace(' ', "-"));
        fs::create_dir(&dir)?;
        fs::write(dir.join("main.tf"), registry(scan_type) + &enabler(types))?;
        time(&dir, name, &["simulate", "--terraform", "."])?;
    }
    for (name, text) in [("registry", registry("BASIC")), ("security", enabler(r#""EC2", "ECR""#))] {
        fs::create_dir(root.join(name))?;
        fs::write(root.join(name).join("main.tf"), text)?;
    }
    time(root, "two states that fight", &["simulate", "--terraform", "registry", "--terraform", "security"])
}

const POLICY: &str = "version = 1\n[release]\nmode = \"on-release\"\nrest = \"on-push\"\n";

const CASES: [(&str, &str, &str); 4] = [
    ("BASIC beside ECR", "BASIC", r#""ECR""#),
    ("ENHANCED beside ECR", "ENHANCED", r#""ECR""#),
    ("ENHANCED beside EC2 and ECR", "ENHANCED", r#""EC2", "ECR""#),
    ("ENHANCED beside every type", "ENHANCED", r#""CODE_REPOSITORY", "EC2", "ECR", "LAMBDA", "LAMBDA_CODE""#),
];

fn registry(scan_type: &str) -> String {
    format!(
        r#"
resource "aws_ecr_registry_scanning_configuration" "this" {{
  scan_type = "{scan_type}"

  rule {{
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {{
      filter      = "prod-*"
      filter_type = "WILDCARD"
    }}
  }}
}}
"#
    )
}

fn enabler(types: &str) -> String {
    format!(
        r#"
data "aws_caller_identity" "current" {{}}

resource "aws_inspector2_enabler" "this" {{
  account_ids    = [data.aws_caller_identity.current.account_id]
  resource_types = [{types}]
}}
"#
    )
}

/// Runs the program and prints the median of its wall times, from before the process is made until it is gone.
fn time(directory: &Path, name: &str, arguments: &[&str]) -> Result<(), Failure> {
    let run = || -> Result<Duration, Failure> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scanwright"));
        command.args(arguments).current_dir(directory).stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        let status = command.status()?;
        let time = start.elapsed();
        if matches!(status.code(), Some(0 | 3)) { Ok(time) } else { Err(format!("{name}: {status}").into()) }
    };
    run()?;
    let mut times = (0..RUNS).map(|_| run()).collect::<Result<Vec<Duration>, Failure>>()?;
    times.sort_unstable();
    let (min, median) = (times.first().copied().unwrap_or_default(), times.get(RUNS / 2).copied().unwrap_or_default());
    println!("{median:>10.1?} (fastest {min:.1?})  {name}");
    Ok(())
}

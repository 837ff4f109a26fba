//! Time of `scanwright lint` for 2,000 files of Terraform, as a whole process: times of several runs, printed.
//! `cargo bench --profile dist --bench lint`.
//!
//! The files are made for the benchmark: 350 root directories of five files, each of which calls two of 50 shared modules of
//! five files. A root has variables, locals, resources of all kinds, and every seventh sets the registry's scanning.

#![expect(clippy::print_stdout, reason = "printing is what it is for")]
#![expect(clippy::expect_used, reason = "a benchmark that can't write its files fails")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROOTS: usize = 350;
const MODULES: usize = 50;
const RUNS: usize = 11;

fn main() {
    let directory = tempfile::tempdir().expect("a temporary directory can be made");
    let bytes: usize = (0..ROOTS).map(|root| write_root(directory.path(), root)).sum::<usize>()
        + (0..MODULES).map(|module| write_module(directory.path(), module)).sum::<usize>();
    let mut times: Vec<Duration> = (0..RUNS).map(|_| run(directory.path())).collect();
    times.sort_unstable();
    let millis = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1e3);
    println!(
        "lint of {} files, {:.1} MB: median {:.0} ms, fastest {:.0} ms, slowest {:.0} ms",
        (ROOTS + MODULES) * 5,
        bytes as f64 / 1e6,
        millis(times.get(RUNS / 2)),
        millis(times.first()),
        millis(times.last()),
    );
}

fn run(directory: &Path) -> Duration {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scanwright"));
    command.args(["lint", "-q", "--fail-on", "never"]).arg(directory).stdout(Stdio::null());
    let started = Instant::now();
    let status = command.status().expect("the program can be started");
    let taken = started.elapsed();
    assert!(status.success(), "lint ended with {status}");
    taken
}

fn write_root(directory: &Path, root: usize) -> usize {
    let mut main = String::new();
    for call in [root % MODULES, (root * 7 + 3) % MODULES] {
        let source = format!("../../modules/shared-{call:02}");
        let _ = write!(
            main,
            "module \"shared_{call}\" {{\n  source = \"{source}\"\n  name   = var.name\n  size   = local.size\n}}\n\n"
        );
    }
    if root.is_multiple_of(7) {
        main.push_str(&registry(root));
    }
    let directory = directory.join(format!("stacks/team-{root:03}"));
    write(
        &directory,
        [
            ("main.tf", main),
            ("variables.tf", variables()),
            ("locals.tf", locals(root)),
            ("servers.tf", servers(6)),
            ("outputs.tf", outputs()),
        ],
    )
}

fn write_module(directory: &Path, module: usize) -> usize {
    let directory = directory.join(format!("modules/shared-{module:02}"));
    let main = format!("resource \"aws_ecr_repository\" \"this\" {{\n  name = \"${{var.name}}/{module}\"\n}}\n\n");
    write(
        &directory,
        [
            ("main.tf", main),
            ("variables.tf", variables()),
            ("locals.tf", locals(module)),
            ("servers.tf", servers(4)),
            ("outputs.tf", outputs()),
        ],
    )
}

fn registry(root: usize) -> String {
    format!(
        "resource \"aws_ecr_registry_scanning_configuration\" \"this\" {{
  scan_type = var.is_enhanced ? \"ENHANCED\" : \"BASIC\"

  dynamic \"rule\" {{
    for_each = {{ SCAN_ON_PUSH = [\"team-{root}/*\", \"*\"] }}

    content {{
      scan_frequency = rule.key

      dynamic \"repository_filter\" {{
        for_each = rule.value

        content {{
          filter      = repository_filter.value
          filter_type = \"WILDCARD\"
        }}
      }}
    }}
  }}
}}
"
    )
}

fn variables() -> String {
    let variable = |name: &str, kind: &str, default: &str| {
        format!(
            "variable \"{name}\" {{\n  description = \"What the {name} of this is, as its users know it\"\n  type        = {kind}\n  default     = {default}\n}}\n\n"
        )
    };
    [
        variable("name", "string", "\"example\""),
        variable("size", "number", "3"),
        variable("is_enhanced", "bool", "false"),
        variable("labels", "map(string)", "{ owner = \"platform\" }"),
        variable("zones", "list(string)", "[\"a\", \"b\", \"c\"]"),
    ]
    .concat()
}

fn locals(seed: usize) -> String {
    format!(
        "locals {{\n  size   = var.size * {seed}\n  labels = merge(var.labels, {{ stack = var.name, number = \"{seed}\" }})\n  zones  = [for zone in var.zones : \"eu-west-1${{zone}}\" if zone != \"d\"]\n  prefix = var.name == \"\" ? \"none\" : lower(var.name)\n}}\n"
    )
}

fn servers(count: usize) -> String {
    (0..count)
        .map(|server| {
            format!(
                "resource \"aws_instance\" \"server_{server}\" {{\n  count         = local.size\n  ami           = data.aws_ami.this.id\n  instance_type = \"t3.micro\"\n  subnet_id     = element(aws_subnet.this[*].id, count.index)\n\n  root_block_device {{\n    volume_size = 20\n    encrypted   = true\n  }}\n\n  tags = merge(local.labels, {{\n    Name = \"${{local.prefix}}-{server}-${{count.index}}\"\n  }})\n}}\n\n"
            )
        })
        .collect()
}

fn outputs() -> String {
    (0..6).map(|output| format!("output \"value_{output}\" {{\n  description = \"The value of {output}\"\n  value       = \"${{local.prefix}}/{output}\"\n}}\n\n")).collect()
}

/// Writes the files of a directory; returns their size in bytes.
fn write(directory: &Path, files: [(&str, String); 5]) -> usize {
    fs::create_dir_all(directory).expect("a directory can be made");
    for (name, text) in &files {
        fs::write(directory.join(name), text).expect("a file can be written");
    }
    files.iter().map(|(_, text)| text.len()).sum()
}

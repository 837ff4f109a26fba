//! Systems that give little: no threads, a small stack, directories and files that may not be read. Nothing passes in silence.

use std::os::unix::fs::PermissionsExt as _;

use crate::harness::{Tests, functions};
use crate::support::{Directory, Run, skip};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        where_no_thread_starts_the_work_is_done_alone,
        deep_text_needs_no_deep_stack,
        a_directory_that_cant_be_listed_is_no_pass,
        a_file_that_cant_be_read_is_no_pass,
        values_that_cant_be_read_are_unknown
    )
}

const POLICY: &str = "version = 1\n[release]\nmode = \"never\"\n";

const HAZARD: &str = "resource \"aws_ecr_registry_scanning_configuration\" \"x\" {\n  scan_type = var.type\n  rule {\n    scan_frequency = \"CONTINUOUS_SCAN\"\n    repository_filter {\n      filter      = \"*\"\n      filter_type = \"WILDCARD\"\n    }\n  }\n}\nvariable \"type\" {\n  default = \"BASIC\"\n}\n";

/// Runs the program where the system starts no thread; nothing where that can't be arranged.
fn without_threads(directory: &Directory, arguments: &str) -> Option<Run> {
    let inject = "-e trace=clone,clone3 -e inject=clone,clone3:error=EAGAIN";
    let run = directory.shell(&format!(
        "strace -f -o /dev/null {inject} true && strace -f -o /dev/null {inject} scanwright {arguments}"
    ));
    if run.stdout.contains("not found") || run.stdout.contains("ptrace") {
        skip("refusing threads to the program", "strace can't be used");
        return None;
    }
    Some(run)
}

fn where_no_thread_starts_the_work_is_done_alone() {
    let directory = Directory::new();
    for name in ["one.tf", "two.tf"] {
        directory.write(name, "");
    }
    directory.write("repositories.txt", "app\nweb\n");
    let mut policies = String::new();
    for number in 0..10 {
        directory.write(&format!("p{number}/scan-policy.toml"), POLICY);
        policies += &format!(" p{number}");
    }
    let commands = [
        "lint .".to_owned(),
        format!("generate -q{policies}"),
        "coverage p0 --repositories repositories.txt".to_owned(),
        "diff p0 --format html --repositories repositories.txt".to_owned(),
    ];
    for command in commands {
        let Some(run) = without_threads(&directory, &command) else { return };
        assert_eq!(run.status.code(), Some(0), "{command}: {}", run.stdout);
        assert!(!run.stdout.contains("bug"), "{command}: {}", run.stdout);
    }
    assert_eq!(directory.scanwright(["generate", "--check", "p9"]).status.code(), Some(0));
}

fn deep_text_needs_no_deep_stack() {
    let directory = Directory::new();
    let nested = |open: &str, close: &str| format!("locals {{\n a = {}1{}\n}}\n", open.repeat(60), close.repeat(60));
    let chain: String = (0..3000).map(|number| format!(" a{number} = local.a{}\n", number + 1)).collect();
    let texts = [
        ("list", nested("[", "]")),
        ("parentheses", nested("(", ")")),
        ("calls", nested("tostring(", ")")),
        ("templates", nested("\"${", "}\"")),
        ("signs", nested("!", "")),
        ("blocks", format!("{}{}", "a {\n".repeat(60), "}\n".repeat(60))),
        ("locals", format!("locals {{\n{chain} a3000 = \"BASIC\"\n}}\n")),
    ];
    let use_it = HAZARD.replace("var.type", "local.a0");
    for (name, text) in texts {
        directory.write(&format!("{name}/main.tf"), if name == "locals" { text + &use_it } else { text });
        for stack in [8192, 1024, 256] {
            let run = directory.shell(&format!("ulimit -s {stack}; scanwright lint {name}"));
            assert!(
                matches!(run.status.code(), Some(0 | 1 | 3)),
                "{name}, {stack} kB: {:?} {}",
                run.status,
                run.stdout
            );
        }
    }
}

/// Lints as a user whom permissions stop.
fn lint(directory: &Directory, path: &str) -> Run {
    std::fs::set_permissions(directory.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    directory.as_nobody(["lint", path])
}

fn forbid(directory: &Directory, path: &str, mode: u32) {
    std::fs::set_permissions(directory.path().join(path), std::fs::Permissions::from_mode(mode)).unwrap();
}

fn a_directory_that_cant_be_listed_is_no_pass() {
    for readable in ["locals {}\n", &HAZARD.replace("CONTINUOUS_SCAN", "SCAN_ON_PUSH")] {
        let directory = Directory::new();
        directory.write("a/main.tf", readable);
        directory.write("b/main.tf", HAZARD);
        forbid(&directory, "b", 0o000);
        let run = lint(&directory, ".");
        forbid(&directory, "b", 0o755);
        assert_eq!(run.status.code(), Some(1), "{}", run.stdout);
        assert!(run.stdout.contains("error[T001]: `./b` can't be read: permission denied"), "{}", run.stdout);
        assert_eq!(lint(&directory, ".").status.code(), Some(3));
    }
}

fn a_file_that_cant_be_read_is_no_pass() {
    let directory = Directory::new();
    directory.write("a/main.tf", "locals {}\n");
    directory.write("b/main.tf", HAZARD);
    forbid(&directory, "b/main.tf", 0o000);
    let run = lint(&directory, ".");
    assert_eq!(run.status.code(), Some(1), "{}", run.stdout);
    assert!(run.stdout.contains("error[T001]: `b/main.tf` can't be read: permission denied"), "{}", run.stdout);
}

fn values_that_cant_be_read_are_unknown() {
    for name in ["terraform.tfvars", "x.auto.tfvars", "terraform.tfvars.json"] {
        let directory = Directory::new();
        directory.write("main.tf", HAZARD);
        directory
            .write(name, if name.ends_with("json") { "{\"type\": \"ENHANCED\"}" } else { "type = \"ENHANCED\"\n" });
        assert_eq!(lint(&directory, ".").status.code(), Some(0), "the value of the file is no hazard");
        forbid(&directory, name, 0o000);
        let run = lint(&directory, ".");
        assert_eq!(run.status.code(), Some(1), "{}", run.stdout);
        assert!(run.stdout.contains("error[T001]"), "{}", run.stdout);
        assert!(!run.stdout.contains("L007"), "the default is not the value: {}", run.stdout);
    }
}

//! Broken templates, each refused with its own diagnostic and nothing written; and templates of one's own that are right.
//!
//! A case is a directory in `tests/broken-templates`: templates that replace the built-in ones, the code that is
//! expected, and where the shared policy does not do a policy of its own.

use std::path::Path;

use serde_json::Value;

use crate::harness::{Tests, cases, cases_of, functions};
use crate::support::Directory;

/// A test of each case, and what templates of one's own may do.
pub(crate) fn tests() -> Tests {
    cases("broken-templates", cases_of("tests/broken-templates", 12), is_refused_with_its_own_diagnostic).and(
        functions!(
            the_built_in_templates_written_out_give_the_same_module,
            a_template_of_another_shape_and_layout_is_accepted_and_laid_out
        ),
    )
}

const POLICY: &str = r#"
version = 1
[release]
mode = "on-release"
rest = "unscanned"
[[scan]]
name = "production"
repositories = ["api", "prod-*"]
frequency = "continuous"
[[scan]]
name = "development"
repositories = ["dev-*"]
frequency = "on-push"
"#;

fn is_refused_with_its_own_diagnostic(case: &Path) {
    let expected = std::fs::read_to_string(case.join("expected.txt")).unwrap();
    let directory = directory_of(case);
    let policy = policy_of(case);
    let run = directory.scanwright(["generate", "--templates", "templates", "--format", "json", &policy]);
    let document: Value = serde_json::from_str(&run.stdout).unwrap();
    let found = document["diagnostics"].as_array().unwrap();
    let errors: Vec<&Value> =
        found.iter().filter(|one| one["severity"] == "error").map(|error| &error["code"]).collect();
    assert!(errors.iter().any(|code| *code == expected.trim()), "{errors:?}, not {}", expected.trim());
    assert_eq!(run.status.code(), Some(1));
    assert!(!directory.path().join("ecr-scanning").exists(), "it is written");
}

/// A repository with the policy, the built-in templates, and over them those of the case.
fn directory_of(case: &Path) -> Directory {
    let directory = Directory::new();
    directory.write("scan-policy.toml", POLICY);
    assert!(directory.scanwright(["init", "--templates", "templates"]).status.success());
    for file in std::fs::read_dir(case).unwrap().map(|entry| entry.unwrap()) {
        let name = file.file_name().into_string().unwrap();
        let directory_name = if name.ends_with(".toml") { "" } else { "templates/" };
        if name != "expected.txt" {
            directory.write(&format!("{directory_name}{name}"), std::fs::read(file.path()).unwrap());
        }
    }
    directory
}

fn policy_of(case: &Path) -> String {
    let mut own = std::fs::read_dir(case).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    own.find(|name| name.ends_with(".toml")).unwrap_or_else(|| "scan-policy.toml".to_owned())
}

fn the_built_in_templates_written_out_give_the_same_module() {
    let directory = Directory::new();
    directory.write("scan-policy.toml", POLICY);
    assert!(directory.scanwright(["init", "--templates", "own"]).status.success());
    assert!(directory.scanwright(["generate"]).status.success());
    let run = directory.scanwright(["generate", "--check", "--templates", "own"]);
    assert_eq!(run.status.code(), Some(0), "{}", run.stdout);
}

fn a_template_of_another_shape_and_layout_is_accepted_and_laid_out() {
    let directory = Directory::new();
    directory.write("scan-policy.toml", POLICY);
    directory.write("own/main.tf.tera", include_str!("../own-templates/main.tf.tera"));
    let run = directory.scanwright(["generate", "--templates", "own"]);
    assert_eq!(run.status.code(), Some(0), "{}{}", run.stdout, run.stderr);
    let main = directory.read("ecr-scanning/main.tf");
    assert!(main.contains("\n  scan_type = local.is_basic || false ? \"BASIC\" : \"ENHANCED\"\n"), "{main}");
}

//! Every directory of `examples/` has a README, and one policy or several below it; `expected/` has what they give, byte for byte:
//! the module of the one policy, or of several each module at its path.
//!
//! Adding an example adds files only; `SCANWRIGHT_BLESS=1 cargo test` writes its `expected/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::harness::{Tests, cases};
use crate::support::Directory;
use crate::support::expected::expect_directory;
use crate::support::module::{POLICY, all_examples, copied_example, files, name_of, policies_of, succeed};

/// A test of each example.
pub(crate) fn tests() -> Tests {
    cases("examples", all_examples(), |example| {
        gives_what_is_expected_of_it(example);
        generating_again_leaves_every_file_alone(example);
        has_nothing_to_report_but_what_its_readme_explains(example);
        its_readme_shows_the_way_to_its_policies_and_what_they_give(example);
    })
}

/// Generates everything of a copy: the copy, and each generated file by its path in it.
fn generated(example: &Path) -> (Directory, BTreeMap<String, Vec<u8>>) {
    let directory = copied_example(example);
    let own = files(directory.path());
    succeed(&directory, &["generate", "-r"]);
    let mut generated = files(directory.path());
    generated.retain(|name, _| !own.contains_key(name));
    (directory, generated)
}

fn gives_what_is_expected_of_it(example: &Path) {
    let (_, mut module) = generated(example);
    if example.join(POLICY).is_file() {
        let within = |(name, bytes): (String, Vec<u8>)| (name.split_once('/').unwrap().1.to_owned(), bytes);
        module = module.into_iter().map(within).collect();
    }
    expect_directory(&example.join("expected"), &module);
}

fn generating_again_leaves_every_file_alone(example: &Path) {
    let (directory, generated) = generated(example);
    let modified = || -> Vec<SystemTime> {
        let modified = |name: &String| fs::metadata(directory.path().join(name)).unwrap().modified().unwrap();
        generated.keys().map(modified).collect()
    };
    let before = modified();
    let listed = succeed(&directory, &["generate", "-v", "-r"]).stdout;
    assert_eq!(listed.lines().count(), before.len(), "{listed}");
    assert!(listed.lines().all(|line| line.starts_with("= ")), "{listed}");
    assert_eq!(modified(), before, "files were rewritten");
    succeed(&directory, &["generate", "--check", "-r"]);
}

fn has_nothing_to_report_but_what_its_readme_explains(example: &Path) {
    let found = succeed(&copied_example(example), &["check", "-r", "--format", "json"]).stdout;
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    let readme = fs::read_to_string(example.join("README.md")).unwrap();
    for finding in found["diagnostics"].as_array().unwrap() {
        let code = finding["code"].as_str().unwrap();
        assert!(readme.contains(code), "the README does not explain {code}");
    }
}

fn its_readme_shows_the_way_to_its_policies_and_what_they_give(example: &Path) {
    let readme = fs::read_to_string(example.join("README.md")).unwrap();
    assert!(readme.starts_with(&format!("# {}\n", name_of(example))));
    let policies = policies_of(example);
    assert!(!policies.is_empty() && readme.contains("(expected)"), "{policies:?}");
    for policy in policies {
        assert!(readme.contains(&format!("({policy})")), "the README does not link to {policy}");
        let up = "../".repeat(policy.matches('/').count());
        let text = fs::read_to_string(example.join(&policy)).unwrap();
        assert!(text.starts_with(&format!("#:schema {up}../../schema/scan-policy.schema.json\n")), "{policy}");
    }
}

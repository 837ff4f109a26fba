//! Every directory of `examples/` is a policy, a README and the module that the policy gives, byte for byte.
//!
//! Adding an example adds files only; `SCANWRIGHT_BLESS=1 cargo test` writes its `expected/`.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::harness::{Tests, cases};
use crate::support::expected::expect_directory;
use crate::support::module::{POLICY, copied, examples, files, generate, name_of, succeed};

/// A test of each example.
pub(crate) fn tests() -> Tests {
    cases("examples", examples(), |example| {
        gives_what_is_expected_of_it(example);
        generating_again_leaves_every_file_alone(example);
        has_nothing_to_report_but_what_its_readme_explains(example);
        its_readme_shows_the_way_to_the_policy_and_its_module(example);
    })
}

fn gives_what_is_expected_of_it(example: &Path) {
    let module = files(&generate(&copied(&example.join(POLICY))));
    expect_directory(&example.join("expected"), &module);
}

fn generating_again_leaves_every_file_alone(example: &Path) {
    let directory = copied(&example.join(POLICY));
    let module = generate(&directory);
    let before = modified(&module);
    let listed = succeed(&directory, &["generate", "-v"]).stdout;
    assert_eq!(listed.lines().count(), before.len(), "{listed}");
    assert!(listed.lines().all(|line| line.starts_with("= ")), "{listed}");
    assert_eq!(modified(&module), before, "files were rewritten");
    succeed(&directory, &["generate", "--check"]);
}

fn has_nothing_to_report_but_what_its_readme_explains(example: &Path) {
    let found = succeed(&copied(&example.join(POLICY)), &["check", "--format", "json"]).stdout;
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    let readme = fs::read_to_string(example.join("README.md")).unwrap();
    for finding in found["diagnostics"].as_array().unwrap() {
        let code = finding["code"].as_str().unwrap();
        assert!(readme.contains(code), "the README does not explain {code}");
    }
}

fn its_readme_shows_the_way_to_the_policy_and_its_module(example: &Path) {
    let readme = fs::read_to_string(example.join("README.md")).unwrap();
    assert!(readme.starts_with(&format!("# {}\n", name_of(example))));
    for link in ["(scan-policy.toml)", "(expected)"] {
        assert!(readme.contains(link), "the README does not link to {link}");
    }
    let policy = fs::read_to_string(example.join(POLICY)).unwrap();
    assert!(policy.starts_with("#:schema ../../schema/scan-policy.schema.json\n"));
}

/// When each file of a module was last written.
fn modified(module: &Path) -> Vec<(String, SystemTime)> {
    let modified = |name: String| {
        let time = fs::metadata(module.join(&name)).unwrap().modified().unwrap();
        (name, time)
    };
    files(module).into_keys().map(modified).collect()
}

//! Every folder of `examples/` is a policy, a README and the module that the policy gives, byte for byte.
//!
//! Adding an example adds files only; `SCANWRIGHT_BLESS=1 cargo test` writes its `expected/`.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::harness::{Tests, functions};
use crate::support::module::{POLICY, copied, examples, files, generate, name_of, replace, succeed};
use crate::support::{difference, is_blessing};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        an_example_gives_what_is_expected_of_it,
        generating_again_leaves_every_file_alone,
        an_example_has_nothing_to_report_but_what_its_readme_explains,
        a_readme_shows_the_way_to_the_policy_and_its_module
    )
}

fn an_example_gives_what_is_expected_of_it() {
    for example in examples() {
        let folder = copied(&example.join(POLICY));
        let module = files(&generate(&folder));
        if is_blessing() {
            replace(&example.join("expected"), &module);
        }
        let expected = files(&example.join("expected"));
        assert!(module.keys().eq(expected.keys()), "{}: other files than expected", name_of(&example));
        for (name, bytes) in &module {
            let (wanted, text) = (String::from_utf8_lossy(&expected[name]), String::from_utf8_lossy(bytes));
            let difference = difference(&wanted, &text).unwrap_or_default();
            assert!(bytes == &expected[name], "{}/expected/{name}:\n{difference}", name_of(&example));
        }
    }
}

fn generating_again_leaves_every_file_alone() {
    for example in examples() {
        let folder = copied(&example.join(POLICY));
        let module = generate(&folder);
        let before = modified(&module);
        let listed = succeed(&folder, &["generate"]).stdout;
        assert_eq!(listed.lines().count(), before.len(), "{listed}");
        assert!(listed.lines().all(|line| line.starts_with("= ")), "{listed}");
        assert_eq!(modified(&module), before, "{}: files were rewritten", name_of(&example));
        succeed(&folder, &["generate", "--check"]);
    }
}

fn an_example_has_nothing_to_report_but_what_its_readme_explains() {
    for example in examples() {
        let found = succeed(&copied(&example.join(POLICY)), &["check", "--format", "json"]).stdout;
        let found: serde_json::Value = serde_json::from_str(&found).unwrap();
        let readme = fs::read_to_string(example.join("README.md")).unwrap();
        for finding in found["diagnostics"].as_array().unwrap() {
            let code = finding["code"].as_str().unwrap();
            assert!(readme.contains(code), "{}: the README does not explain {code}", name_of(&example));
        }
    }
}

fn a_readme_shows_the_way_to_the_policy_and_its_module() {
    for example in examples() {
        let readme = fs::read_to_string(example.join("README.md")).unwrap();
        assert!(readme.starts_with(&format!("# {}\n", name_of(&example))), "{}", name_of(&example));
        for link in ["(scan-policy.toml)", "(expected)"] {
            assert!(readme.contains(link), "{}: the README does not link to {link}", name_of(&example));
        }
        let policy = fs::read_to_string(example.join(POLICY)).unwrap();
        assert!(policy.starts_with("#:schema ../../schema/scan-policy.schema.json\n"), "{}", name_of(&example));
    }
}

/// When each file of a module was last written.
fn modified(module: &Path) -> Vec<(String, SystemTime)> {
    let modified = |name: String| {
        let time = fs::metadata(module.join(&name)).unwrap().modified().unwrap();
        (name, time)
    };
    files(module).into_keys().map(modified).collect()
}

//! The targets that write JSON, over a directory: generated once, proved, compared in meaning, kept where edited, and removed.

use std::sync::Arc;

use super::in_directory::Directory;
use crate::change::Status;
use crate::change::semantic::Verdict as Meaning;
use crate::policy::TargetTool;
use crate::target;
use crate::target::bundle::{Bundle, GeneratedFile};

const SCAN: &str = "[[scan]]\nname = \"all\"\nrepositories = [\"prod-*\", \"api\"]\nfrequency = \"continuous\"\n";

fn policy(target: &str, mode: &str) -> String {
    let rest = if mode == "never" { "" } else { "rest = \"unscanned\"\n" };
    let scan = if mode == "never" { "" } else { SCAN };
    format!(
        "version = 1\n[module]\ntarget = \"{target}\"\noutput = \"out\"\n[release]\nmode = \"{mode}\"\n{rest}{scan}"
    )
}

fn template(mode: &str) -> String {
    policy("cloudformation", mode)
}

fn calls(mode: &str) -> String {
    policy("aws-cli", mode)
}

/// The codes with which a text is refused where it stands in place of the generated one.
fn refused(policy: &str, path: &'static str, change: impl Fn(&str) -> String) -> Vec<&'static str> {
    let compiled = Directory::new().compile(policy).unwrap();
    let target = target::of(&compiled.policy);
    assert_ne!(compiled.policy.target(), TargetTool::Terraform);
    let (bundle, _) = compiled.bundle.into_parts();
    let altered = bundle.files().iter().map(|file| {
        if file.path != path {
            return Arc::clone(file);
        }
        let text = change(file.text());
        assert_ne!(text, file.text(), "nothing was altered");
        Arc::new(GeneratedFile::new(file.path, text))
    });
    let found = target.prove(&Bundle::new(altered.collect()), &compiled.plan, "out".as_ref());
    found.unwrap_err().iter().map(|finding| finding.code.code).collect()
}

#[test]
fn files_are_generated_once_and_settle() {
    for (policy, files) in [
        (template("on-release"), vec!["+ README.md", "+ template.json"]),
        (calls("on-release"), vec!["+ README.md", "+ basic.json", "+ enhanced.json"]),
        (calls("always"), vec!["+ README.md", "+ enhanced.json"]),
    ] {
        let directory = Directory::new();
        assert_eq!(directory.generate(&policy), files);
        let again = directory.change(&policy).unwrap();
        assert!(!again.is_change());
        assert_eq!(again.verdict().settles, Some(true));
        assert_eq!(again.verdict().notes.len(), 1, "the proof says why nothing acts beside it");
    }
}

#[test]
fn a_text_that_says_something_else_is_no_text_of_the_plan() {
    let of_template =
        |from: &str, to: &str| refused(&template("on-release"), "template.json", |text| text.replace(from, to));
    assert_eq!(of_template("\"Retain\"", "\"Delete\""), ["V001"]);
    assert_eq!(of_template("AWS::ECR::RegistryScanningConfiguration", "AWS::ECR::Repository"), ["V001"]);
    assert_eq!(of_template("\"Default\": \"false\"", "\"Default\": \"true\""), ["V008"]);
    assert_eq!(of_template("\"ENHANCED\"", "\"BASIC\""), ["V010"]);
    assert_eq!(of_template("a*pi", "api"), ["V013", "V014"]);
    assert_eq!(of_template("CONTINUOUS_SCAN", "SCAN_ON_PUSH"), ["V013", "V013", "V014", "V014"]);
    assert_eq!(of_template("EnhancedScanningEnabled\",\n", "Other\",\n"), ["V001"]);
    let of_call = |from: &str, to: &str| refused(&calls("always"), "enhanced.json", |text| text.replace(from, to));
    assert_eq!(of_call("ENHANCED", "BASIC"), ["V010"]);
    assert_eq!(of_call("prod-*", "prod-*x"), ["V013", "V014"]);
    assert_eq!(of_call("scanType", "ScanType"), ["V001"]);
    assert_eq!(of_call("WILDCARD", "EXACT"), ["V001"]);
}

#[test]
fn a_change_is_told_in_meaning() {
    for policy in [template("on-release"), calls("on-release"), template("always"), calls("always")] {
        let directory = Directory::new();
        directory.generate(&policy);
        let change = directory.change(&policy.replace("continuous", "on-push")).unwrap();
        assert_eq!(change.meaning().first().map(|state| state.verdict), Some(Meaning::Narrower), "{policy}");
        assert_eq!(change.registry_change().renamed, None);
    }
}

#[test]
fn the_default_of_the_parameter_is_told_as_the_variable_is() {
    let directory = Directory::new();
    let policy = template("on-release");
    directory.generate(&policy);
    let on = directory.change(&policy.replace("rest =", "default = true\nrest =")).unwrap();
    assert!(on.registry_change().becomes.is_some());
    assert_eq!(on.switch(), Some("EnableEnhancedScanning"));
    assert_eq!(directory.change(&template("always")).unwrap().switch(), None);
}

#[test]
fn a_file_of_somebody_else_is_refused() {
    for (policy, path) in [(template("always"), "template.json"), (calls("always"), "enhanced.json")] {
        let directory = Directory::new();
        directory.write(path, "{\"Resources\": {}}");
        assert_eq!(directory.refused(&policy), ["W003"]);
        assert_eq!(directory.read(path), "{\"Resources\": {}}");
    }
}

#[test]
fn a_file_that_was_edited_by_hand_is_kept() {
    for (policy, path) in [(template("always"), "template.json"), (calls("always"), "enhanced.json")] {
        let directory = Directory::new();
        directory.generate(&policy);
        let edited = directory.read(path).replace("prod-*", "prod-*x");
        directory.write(path, &edited);
        assert_eq!(directory.refused(&policy), ["W004"]);
        let joined: String = edited.lines().map(str::trim).collect();
        directory.write(path, &joined);
        assert_eq!(directory.refused(&policy), ["W004"], "laid out by another tool it is still known");
        assert_eq!(directory.read(path), joined);
        assert_eq!(directory.refused(&policy.replace("target = ", "#")), ["W004"], "an orphan is kept, too");
    }
}

#[test]
fn line_ends_of_windows_are_no_edit() {
    for (policy, path) in [(template("always"), "template.json"), (calls("always"), "enhanced.json")] {
        let directory = Directory::new();
        directory.generate(&policy);
        directory.write(path, &directory.read(path).replace('\n', "\r\n"));
        assert!(directory.generate(&policy.replace("prod-*", "dev-*")).contains(&format!("~ {path}")));
    }
}

#[test]
fn a_merge_that_git_could_not_finish_is_generated_anew() {
    let directory = Directory::new();
    directory.generate(&template("always"));
    let ours = directory.read("template.json");
    let theirs = "      \"Digest\": \"scanwright:sha256=0\",\n";
    let (before, rest) = ours.split_once("      \"Digest\"").unwrap();
    let (digest, after) = rest.split_once('\n').unwrap();
    let marked = format!("{before}<<<<<<< HEAD\n      \"Digest\"{digest}\n=======\n{theirs}>>>>>>> other\n{after}");
    directory.write("template.json", &marked);
    directory.generate(&template("always"));
    assert_eq!(directory.read("template.json"), ours);
}

#[test]
fn files_go_where_a_policy_turns_to_another_target() {
    let directory = Directory::new();
    directory.generate(&template("on-release"));
    let change = directory.change(&calls("on-release")).unwrap();
    let removed = change.files().iter().filter(|file| file.status == Status::Removed).map(|file| &*file.path);
    assert_eq!(removed.collect::<Vec<_>>(), ["template.json"]);
    assert!(change.meaning().iter().all(|state| state.verdict == Meaning::Equivalent), "AWS is told the same");
    directory.generate(&calls("on-release"));
    let module = directory.generate(&policy("terraform", "on-release"));
    assert!(
        module.contains(&"- enhanced.json".to_owned()) && module.contains(&"- basic.json".to_owned()),
        "{module:?}"
    );
    let back = directory.generate(&template("on-release"));
    assert!(back.contains(&"- main.tf".to_owned()) && back.contains(&"+ template.json".to_owned()), "{back:?}");
}

#[test]
fn a_state_that_is_no_more_takes_its_file_along() {
    let directory = Directory::new();
    directory.generate(&calls("on-release"));
    assert_eq!(directory.generate(&calls("never")), ["~ README.md", "= basic.json", "- enhanced.json"]);
}

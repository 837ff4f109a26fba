//! `[rescan]` is a file beside the module, which tells Inspector what the policy says and never becomes Terraform.

use super::in_directory::Directory;

const POLICY: &str = "version = 1\n[module]\noutput = \"out\"\n[release]\nmode = \"on-release\"\nrest = \"unscanned\"\n[[scan]]\nname = \"a\"\nrepositories = [\"a-*\"]\nfrequency = \"continuous\"\n";
const FILE: &str = "inspector-configuration.json";

fn with(rescan: &str) -> String {
    format!("{POLICY}[rescan]\n{rescan}\n")
}

#[test]
fn the_file_says_what_the_policy_says_and_nothing_else() {
    for (rescan, members) in [
        (
            "after_push = \"30 days\"\nafter_use = \"3 days\"\nby = \"last-pull\"",
            vec![
                "\"rescanDuration\": \"DAYS_30\"",
                "\"pullDateRescanDuration\": \"DAYS_3\"",
                "\"pullDateRescanMode\": \"LAST_PULL_DATE\"",
            ],
        ),
        ("after_push = \"lifetime\"", vec!["\"rescanDuration\": \"LIFETIME\""]),
    ] {
        let directory = Directory::new();
        directory.generate(&with(rescan));
        let members = members.join(",\n    ");
        assert_eq!(directory.read(FILE), format!("{{\n  \"ecrConfiguration\": {{\n    {members}\n  }}\n}}\n"));
        assert!(
            directory
                .read("README.md")
                .contains("update-configuration --cli-input-json file://inspector-configuration.json")
        );
        assert!(!directory.read("main.tf").contains("inspector-configuration"));
        assert!(!directory.change(&with(rescan)).unwrap().is_change());
        assert!(directory.generate(POLICY).contains(&format!("- {FILE}")));
    }
}

#[test]
fn every_target_has_the_file_and_the_command() {
    for target in ["cloudformation", "aws-cli"] {
        let directory = Directory::new();
        let policy = with("after_push = \"7 days\"");
        directory.generate(&policy.replace("[module]\n", &format!("[module]\ntarget = \"{target}\"\n")));
        assert!(directory.read(FILE).contains("\"rescanDuration\": \"DAYS_7\""), "{target}");
        assert!(directory.read("README.md").contains("file://inspector-configuration.json"), "{target}");
    }
}

#[test]
fn there_is_none_where_nothing_is_scanned_again() {
    for without in [
        with("after_push = \"3 days\"").replace("continuous", "on-push"),
        with("after_push = \"3 days\"").replace("on-release", "never"),
    ] {
        let files = Directory::new().generate(&without);
        assert!(!files.contains(&format!("+ {FILE}")), "{files:?}");
    }
}

#[test]
fn a_file_of_somebody_else_stays() {
    let directory = Directory::new();
    directory.write(FILE, "{}");
    assert_eq!(directory.refused(&with("after_push = \"3 days\"")), ["W003"]);
    assert_eq!(directory.read(FILE), "{}");
}

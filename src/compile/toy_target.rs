//! A second target goes the whole way of the first: generated, checked, compared in text and in meaning, told from others'
//! files, and removed.

use std::sync::Arc;

use super::in_directory::Directory;
use crate::change::Status;
use crate::change::semantic::Verdict as Meaning;
use crate::target::Target as _;
use crate::target::bundle::{Bundle, GeneratedFile};
use crate::target::toy::Toy;

const MODULE: &str = "[module]\nname = \"toy-scanning\"\noutput = \"out\"\n";
const SCAN: &str = "[[scan]]\nname = \"all\"\nrepositories = [\"prod-*\"]\nfrequency = \"continuous\"\n";

fn policy(mode: &str) -> String {
    format!("version = 1\n{MODULE}[release]\nmode = \"{mode}\"\nrest = \"unscanned\"\n{SCAN}")
}

#[test]
fn its_files_are_generated_once() {
    let directory = Directory::new();
    assert_eq!(directory.generate(&policy("on-release")), ["+ README.md", "+ toy-basic.json", "+ toy-enhanced.json"]);
    assert!(directory.read("toy-enhanced.json").contains("\"prod-*\""));
    let again = directory.change(&policy("on-release")).unwrap();
    assert!(!again.is_change());
    assert_eq!(again.verdict().settles, Some(true));
}

#[test]
fn a_text_that_says_something_else_is_no_text_of_the_plan() {
    let compiled = Directory::new().compile(&policy("always")).unwrap();
    let text = "{\"scan_type\":\"ENHANCED\",\"rules\":[]}";
    let bundle = Bundle::new(vec![Arc::new(GeneratedFile::new("toy-enhanced.json", text))]);
    let refused = Toy.prove(&bundle, &compiled.plan, "out".as_ref()).unwrap_err();
    assert_eq!(refused.first().map(|finding| finding.code.code), Some("T001"));
}

#[test]
fn a_change_is_told_in_meaning() {
    let directory = Directory::new();
    directory.generate(&policy("always"));
    let change = directory.change(&policy("always").replace("continuous", "on-push")).unwrap();
    let meaning = change.meaning();
    assert_eq!(meaning.first().map(|state| state.verdict), Some(Meaning::Narrower), "{meaning:?}");
}

#[test]
fn a_file_of_somebody_else_is_refused() {
    let directory = Directory::new();
    directory.write("toy-enhanced.json", "{}");
    assert_eq!(directory.refused(&policy("always")), ["W003"]);
    assert_eq!(directory.read("toy-enhanced.json"), "{}");
}

#[test]
fn a_file_that_was_edited_by_hand_is_kept() {
    let directory = Directory::new();
    directory.generate(&policy("on-release"));
    directory.write("toy-enhanced.json", "{}");
    assert_eq!(directory.refused(&policy("on-release")), ["W004"]);
    assert_eq!(directory.refused(&policy("never").replace("rest = \"unscanned\"\n", "")), ["W004"]);
    assert_eq!(directory.read("toy-enhanced.json"), "{}");
}

#[test]
fn a_file_of_a_state_that_is_no_more_goes() {
    let directory = Directory::new();
    directory.generate(&policy("on-release"));
    let never = policy("never");
    assert_eq!(directory.generate(&never), ["~ README.md", "= toy-basic.json", "- toy-enhanced.json"]);
    assert!(!directory.has("toy-enhanced.json"));
}

#[test]
fn its_files_go_where_a_policy_turns_to_another_target() {
    let directory = Directory::new();
    directory.generate(&policy("always"));
    let terraform = policy("always").replace("toy-scanning", "scanning").replace("continuous", "on-push");
    let change = directory.change(&terraform).unwrap();
    let removed = change.files().iter().filter(|file| file.status == Status::Removed).map(|file| &*file.path);
    assert_eq!(removed.collect::<Vec<_>>(), ["toy-enhanced.json"]);
    assert_eq!(change.meaning().first().map(|state| state.verdict), Some(Meaning::Narrower));
    directory.generate(&terraform);
    let back = directory.generate(&policy("always"));
    assert!(
        back.contains(&"- main.tf".to_owned()) && back.contains(&"- tests/scanning.tftest.hcl".to_owned()),
        "{back:?}"
    );
}

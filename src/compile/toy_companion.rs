//! A companion goes the whole way: written by a template and beside it, held against the plan, told from others' files, and
//! removed.

use super::in_directory::Directory;

const POLICY: &str = "version = 1\n[module]\nname = \"scanning-with-toy\"\noutput = \"out\"\n[release]\nmode = \"on-release\"\nrest = \"on-push\"\n";

fn without() -> String {
    POLICY.replace("scanning-with-toy", "scanning")
}

#[test]
fn it_is_generated_once_and_goes_when_nobody_asks_for_it() {
    let directory = Directory::new();
    let files = directory.generate(POLICY);
    assert!(files.contains(&"+ toy.tf".to_owned()) && files.contains(&"+ toy-settings.json".to_owned()), "{files:?}");
    assert!(directory.read("README.md").contains(" toy-settings.json -->"));
    let again = directory.change(POLICY).unwrap();
    assert!(!again.is_change());
    assert_eq!(again.verdict().settles, Some(true));
    let files = directory.generate(&without());
    assert!(files.contains(&"- toy.tf".to_owned()) && files.contains(&"- toy-settings.json".to_owned()), "{files:?}");
}

#[test]
fn a_text_that_says_it_otherwise_is_refused() {
    let template = include_str!("../companion/toy/toy.tf.tera");
    for (written, other, code) in [
        ("{{ toy.topic }}", "other", "V004"),
        ("{{ toy.topic }}\"", "{{ toy.topic }}\"\n  fifo_topic = true", "V004"),
        ("\"{{ toy.topic }}\"", "uuid()", "V002"),
        ("\"{{ toy.label }}\" {", "\"other\" {", "V005"),
        ("resource \"aws_sns_topic\"", "data \"aws_sns_topic\"", "V005"),
        (".arn", ".id", "V018"),
        ("output \"toy_topic\"", "output \"other\"", "V018"),
    ] {
        let own = template.replace(written, other);
        assert_ne!(own, template, "{written}");
        let codes = Directory::new().refused_with_template(POLICY, "toy.tf.tera", &own);
        assert!(codes.contains(&code), "{other}: {codes:?}");
    }
}

#[test]
fn a_resource_that_nobody_asks_for_is_refused() {
    let main = crate::target::terraform::render::BUILT_IN.iter().find(|template| template.name == "main.tf.tera");
    let own = format!("{}\nresource \"aws_sns_topic\" \"toy\" {{\n  name = \"a\"\n}}\n", main.unwrap().text);
    assert_eq!(Directory::new().refused_with_template(&without(), "main.tf.tera", &own), ["V004"]);
}

#[test]
fn its_file_beside_the_module_is_told_from_others() {
    let directory = Directory::new();
    directory.write("toy-settings.json", "{}");
    assert_eq!(directory.refused(POLICY), ["W003"]);
    directory.remove("toy-settings.json");
    directory.generate(POLICY);
    directory.write("toy-settings.json", "{}");
    assert_eq!(directory.refused(POLICY), ["W004"]);
    assert_eq!(directory.refused(&without()), ["W004"]);
    assert_eq!(directory.read("toy-settings.json"), "{}");
}

#[test]
fn a_target_that_can_not_say_it_refuses() {
    let refused = Directory::new().change(&POLICY.replace("scanning-with-toy", "toy-with-toy")).unwrap_err();
    assert_eq!(refused.first().map(|finding| finding.code.code), Some("T001"));
}

//! The YAML of the CI guide fits what it speaks of: it parses, and names the action's inputs, the hooks and the commands as they are.

use std::fs;

use yaml_rust2::{Yaml, YamlLoader};

use crate::harness::{Tests, functions};
use crate::support::console::fenced;
use crate::support::{Directory, project, skip};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(every_block_of_yaml_parses_and_names_what_there_is)
}

/// What the guide's YAML speaks of.
const FILES: &[(&str, &str)] =
    &[("steps", "action.yml"), ("hooks", ".pre-commit-hooks.yaml"), ("inclusion", "ci/gitlab.yml")];

fn every_block_of_yaml_parses_and_names_what_there_is() {
    for (name, file) in FILES {
        if !project().join(file).exists() {
            skip(&format!("comparing the {name} in docs/ci.md"), &format!("there is no {file}"));
        }
    }
    let page = fs::read_to_string(project().join("docs/ci.md")).unwrap();
    let blocks: Vec<String> = fenced(&page, "yaml");
    assert!(blocks.len() >= 3, "the guide shows a workflow, a pipeline and hooks");
    for block in blocks {
        let documents = YamlLoader::load_from_str(&block).unwrap_or_else(|error| panic!("{error}:\n{block}"));
        for document in &documents {
            walk(document, &block);
        }
    }
}

/// Looks at every mapping of a document.
fn walk(value: &Yaml, block: &str) {
    match value {
        Yaml::Array(items) => items.iter().for_each(|item| walk(item, block)),
        Yaml::Hash(mapping) => {
            check_step(value, block);
            check_hook(value, block);
            check_include(value, block);
            for (key, value) in mapping {
                if matches!(key.as_str(), Some("run" | "script")) {
                    check_script(value, block);
                }
                walk(value, block);
            }
        }
        _ => {}
    }
}

/// A step that uses the action gives it inputs that it has.
fn check_step(step: &Yaml, block: &str) {
    let is_ours = step["uses"].as_str().is_some_and(|uses| uses == "./" || uses.contains("scanwright"));
    let (true, Some(action)) = (is_ours, load("action.yml")) else { return };
    for (input, _) in step["with"].as_hash().into_iter().flatten() {
        assert!(action["inputs"].as_hash().unwrap().contains_key(input), "the action has no {input:?}:\n{block}");
    }
}

/// A hook of ours is one that there is.
fn check_hook(hook: &Yaml, block: &str) {
    let (Some(id), Some(hooks)) = (hook["id"].as_str(), load(".pre-commit-hooks.yaml")) else { return };
    if id.starts_with("scanwright") {
        let known = hooks.as_vec().unwrap().iter().any(|known| known["id"].as_str() == Some(id));
        assert!(known, "there is no hook `{id}`:\n{block}");
    }
}

/// An inclusion of the template gives it inputs that it has, and all that it must be given.
fn check_include(include: &Yaml, block: &str) {
    let is_ours = include["remote"].as_str().is_some_and(|remote| remote.ends_with("/gitlab.yml"));
    let (true, Some(template)) = (is_ours, load("ci/gitlab.yml")) else { return };
    let inputs = template["spec"]["inputs"].as_hash().unwrap();
    let given = include["inputs"].as_hash().unwrap();
    for input in given.keys() {
        assert!(inputs.contains_key(input), "the template has no {input:?}:\n{block}");
    }
    for (input, described) in inputs {
        let is_given = given.contains_key(input) || !described["default"].is_badvalue();
        assert!(is_given, "the template needs {input:?}:\n{block}");
    }
}

/// Each command of ours in a script is one that there is, with options that it has.
fn check_script(script: &Yaml, block: &str) {
    let text = match script {
        Yaml::Array(lines) => lines.iter().filter_map(Yaml::as_str).collect::<Vec<_>>().join("\n"),
        other => other.as_str().unwrap_or_default().to_owned(),
    };
    for line in text.lines().filter_map(|line| line.trim().strip_prefix("scanwright ")) {
        let mut words = line.split([' ', '>', '|']).filter(|word| !word.is_empty());
        let command = words.next().unwrap_or_default();
        let help = Directory::new().scanwright([command, "--help"]);
        assert!(help.status.success(), "there is no command `{command}`:\n{block}");
        for option in words.filter(|word| word.starts_with("--")) {
            let option = option.split('=').next().unwrap_or_default();
            assert!(help.stdout.contains(option), "`{command}` has no option `{option}`:\n{block}");
        }
    }
}

/// A file of the project, where it is there.
pub fn load(name: &str) -> Option<Yaml> {
    let text = fs::read_to_string(project().join(name)).ok()?;
    let documents = YamlLoader::load_from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    documents.into_iter().next()
}

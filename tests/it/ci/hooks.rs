//! The hooks of `.pre-commit-hooks.yaml`, run by pre-commit itself in a repository.
//!
//! pre-commit is given the hooks as they stand in the file, those that it would build first too: as local hooks, whose
//! `language` alone is another, so that they run the program under test and nothing is compiled.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use yaml_rust2::{Yaml, YamlEmitter, YamlLoader};

use super::repository::Repository;
use crate::harness::{Tests, functions};
use crate::support::project;
use crate::support::tools;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        both_kinds_of_a_hook_differ_in_their_language_alone,
        pre_commit_takes_the_manifest,
        a_policy_that_is_changed_is_checked_and_generated,
        a_module_that_is_edited_by_hand_is_found,
        terraform_that_is_changed_is_linted
    )
}

const POLICY: &str = "version = 1\n\n[release]\nmode = \"always\"\nrest = \"on-push\"\n\n[[scan]]\nname = \"p\"\nrepositories = [\"prod-*\"]\nfrequency = \"continuous\"\n";

fn hooks() -> Vec<Yaml> {
    let text = fs::read_to_string(project().join(".pre-commit-hooks.yaml")).unwrap();
    YamlLoader::load_from_str(&text).unwrap().remove(0).into_vec().unwrap()
}

fn with(hook: &Yaml, key: &str, value: &str) -> Yaml {
    let mut hook = hook.as_hash().unwrap().clone();
    hook.insert(Yaml::String(key.to_owned()), Yaml::String(value.to_owned()));
    Yaml::Hash(hook)
}

/// The configuration of a repository that uses the hooks without an ending.
fn configuration() -> String {
    let hooks = hooks().into_iter().filter(|hook| hook["language"].as_str() == Some("rust"));
    let hooks: Vec<Yaml> = hooks.map(|hook| with(&hook, "language", "system")).collect();
    let mut text = String::new();
    YamlEmitter::new(&mut text).dump(&Yaml::Array(hooks)).unwrap();
    let hooks = text.trim_start_matches("---\n").replace('\n', "\n      ");
    format!("repos:\n  - repo: local\n    hooks:\n      {hooks}\n")
}

/// A repository with two policies, their modules and the hooks.
fn repository() -> Repository {
    let repository = Repository::new();
    let origin = repository.path("origin");
    fs::create_dir_all(origin.join("a team")).unwrap();
    fs::write(origin.join("scan-policy.toml"), POLICY).unwrap();
    fs::write(origin.join("a team/scan-policy.toml"), POLICY.replace("prod", "team")).unwrap();
    fs::write(origin.join(".pre-commit-config.yaml"), configuration()).unwrap();
    let run = repository.command("scanwright", "origin").args(["generate", ".", "a team"]).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    repository.git("origin", &["add", "--all"]);
    repository.git("origin", &["commit", "-q", "-m", "base"]);
    repository
}

/// Runs pre-commit over what is staged; gives what it said, with the hooks that failed.
fn run(repository: &Repository, pre_commit: &std::path::Path) -> (Vec<String>, String) {
    repository.git("origin", &["add", "--all"]);
    let mut command: Command = repository.command("true", "origin");
    let environment: Vec<_> =
        command.get_envs().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned()))).collect();
    command = Command::new(pre_commit);
    command.current_dir(repository.path("origin")).env_clear().envs(environment);
    let run = command.args(["run", "--verbose", "--color=never"]).output().unwrap();
    let said = String::from_utf8([run.stdout, run.stderr].concat()).unwrap();
    let mut failed = Vec::new();
    let mut hook = "";
    for line in said.lines() {
        hook = line.strip_prefix("- hook id: ").unwrap_or(hook);
        if line.starts_with("- exit code: ") || line == "- files were modified by this hook" {
            failed.push(hook.to_owned());
        }
    }
    failed.dedup();
    (failed, said)
}

fn both_kinds_of_a_hook_differ_in_their_language_alone() {
    let hooks = hooks();
    let of = |language: &str| {
        hooks.iter().filter(|hook| hook["language"].as_str() == Some(language)).cloned().collect::<Vec<_>>()
    };
    let (built, system) = (of("rust"), of("system"));
    let ids: Vec<&str> = built.iter().map(|hook| hook["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["scanwright-check", "scanwright-generate", "scanwright-up-to-date", "scanwright-lint"]);
    for (built, system) in built.iter().zip(&system) {
        let id = format!("{}-system", built["id"].as_str().unwrap());
        let built = with(&with(built, "id", &id), "language", "system");
        // Whatever the order of the keys.
        let pairs = |hook: &Yaml| hook.as_hash().unwrap().clone().into_iter().collect::<BTreeMap<_, _>>();
        assert_eq!(pairs(&built), pairs(system));
    }
    assert_eq!(built.len() + system.len(), hooks.len());
}

fn pre_commit_takes_the_manifest() {
    let Some(pre_commit) = tools::installed("pre-commit", "the manifest of the hooks") else { return };
    let run = Command::new(pre_commit)
        .arg("validate-manifest")
        .arg(project().join(".pre-commit-hooks.yaml"))
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
}

fn a_policy_that_is_changed_is_checked_and_generated() {
    let Some(pre_commit) = tools::installed("pre-commit", "the hooks") else { return };
    let repository = repository();
    let policy = repository.path("origin/a team/scan-policy.toml");
    fs::write(&policy, POLICY.replace("prod", "crew")).unwrap();
    let (failed, said) = run(&repository, &pre_commit);
    assert_eq!(failed, ["scanwright-generate"], "{said}");
    assert!(said.contains("a team/ecr-scanning/main.tf"), "{said}");
    let (failed, said) = run(&repository, &pre_commit);
    assert_eq!(failed, [""; 0], "what was generated is staged: {said}");
    fs::write(&policy, "version = 2\n").unwrap();
    let (failed, said) = run(&repository, &pre_commit);
    assert_eq!(failed, ["scanwright-check", "scanwright-generate", "scanwright-up-to-date"], "{said}");
}

fn a_module_that_is_edited_by_hand_is_found() {
    let Some(pre_commit) = tools::installed("pre-commit", "the hooks") else { return };
    let repository = repository();
    let main = repository.path("origin/ecr-scanning/main.tf");
    let text = fs::read_to_string(&main).unwrap();
    fs::write(&main, text.replace("prod-*", "prod-a*")).unwrap();
    let (failed, said) = run(&repository, &pre_commit);
    assert_eq!(failed, ["scanwright-up-to-date"], "{said}");
}

fn terraform_that_is_changed_is_linted() {
    let Some(pre_commit) = tools::installed("pre-commit", "the hooks") else { return };
    let repository = repository();
    let rule = "  rule {\n    scan_frequency = \"CONTINUOUS_SCAN\"\n    repository_filter {\n      filter      = \"x*\"\n      filter_type = \"WILDCARD\"\n    }\n  }\n";
    let text =
        format!("resource \"aws_ecr_registry_scanning_configuration\" \"x\" {{\n  scan_type = \"BASIC\"\n{rule}}}\n");
    fs::write(repository.path("origin/x.tf"), text).unwrap();
    let (failed, said) = run(&repository, &pre_commit);
    assert_eq!(failed, ["scanwright-lint"], "{said}");
    fs::remove_file(repository.path("origin/x.tf")).unwrap();
    fs::write(repository.path("origin/notes.txt"), "nothing").unwrap();
    let (failed, said) = run(&repository, &pre_commit);
    assert!(failed.is_empty() && said.matches("(no files to check)Skipped").count() == 4, "{said}");
}

//! The files that others' CI reads: checked by the tools that know them, and for what no tool knows.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use yaml_rust2::YamlLoader;

use super::action::Action;
use super::gitlab;
use crate::harness::{Tests, functions};
use crate::support::module::entries;
use crate::support::project;
use crate::support::tools;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        scripts_are_clean,
        workflows_and_the_action_are_safe,
        files_are_of_their_schema,
        no_script_of_a_workflow_has_an_expression_in_it,
        every_action_that_is_used_is_pinned,
        the_pages_name_this_release,
        releases_are_looked_for_where_the_package_says,
        the_container_file_names_what_there_is
    )
}

/// Runs a tool of `.ci/tools` here, which must find nothing.
fn finds_nothing(tool: &str, arguments: &[&str], files: Vec<PathBuf>) {
    let Some(program) = tools::installed(tool, &format!("{tool} of {files:?}")) else { return };
    assert!(!files.is_empty());
    let run = Command::new(program).current_dir(project()).args(arguments).args(files).output().unwrap();
    let said = [run.stdout, run.stderr].concat();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&said));
}

fn scripts() -> Vec<PathBuf> {
    let scripts = entries(&project().join("ci")).into_iter();
    let scripts = scripts.filter(|path| path.extension().is_some_and(|ending| ending == "sh"));
    scripts.chain([".ci/run", ".ci/tools"].map(|path| project().join(path))).collect()
}

fn actions() -> Vec<PathBuf> {
    ["action.yml", "gate/action.yml"].map(|path| project().join(path)).to_vec()
}

fn workflows() -> Vec<PathBuf> {
    entries(&project().join(".github/workflows"))
}

fn scripts_are_clean() {
    finds_nothing("shellcheck", &["-x"], scripts());
}

fn workflows_and_the_action_are_safe() {
    let files = workflows().into_iter().chain(actions()).collect();
    finds_nothing("zizmor", &["--offline", "--no-progress", "--persona=pedantic"], files);
}

fn files_are_of_their_schema() {
    finds_nothing("check-jsonschema", &["--builtin-schema", "vendor.github-workflows"], workflows());
    finds_nothing("check-jsonschema", &["--builtin-schema", "vendor.github-actions"], actions());
    let directory = TempDir::new().unwrap();
    let (header, body) = gitlab::documents();
    let files = [("header.yml", header), ("body.yml", body)].map(|(name, text)| {
        fs::write(directory.path().join(name), text).unwrap();
        directory.path().join(name)
    });
    finds_nothing("check-jsonschema", &["--builtin-schema", "vendor.gitlab-ci"], files.to_vec());
}

fn no_script_of_a_workflow_has_an_expression_in_it() {
    let (review, gate) = (Action::read(), Action::of("gate"));
    assert!(review.steps().len() > 3 && gate.steps().len() > 1);
    for step in review.steps().iter().chain(gate.steps()) {
        let run = step["run"].as_str().unwrap();
        assert!(!run.contains("${{"), "{run}");
    }
    for path in workflows() {
        let text = fs::read_to_string(&path).unwrap();
        let document = YamlLoader::load_from_str(&text).unwrap().remove(0);
        for (_, job) in document["jobs"].as_hash().unwrap() {
            let runs = job["steps"].as_vec().unwrap().iter().filter_map(|step| step["run"].as_str());
            runs.for_each(|run| assert!(!run.contains("${{"), "{}: {run}", path.display()));
        }
    }
}

fn every_action_that_is_used_is_pinned() {
    for path in workflows() {
        let text = fs::read_to_string(&path).unwrap();
        for used in text.lines().filter_map(|line| line.trim_start().trim_start_matches("- ").strip_prefix("uses: ")) {
            let (_, pin) = used.split_once('@').unwrap();
            let (commit, version) = pin.split_once(" # v").expect("a version stands behind the commit");
            assert!(commit.len() == 40 && commit.chars().all(|char| char.is_ascii_hexdigit()), "{used}");
            assert!(version.starts_with(|char: char| char.is_ascii_digit()), "{used}");
        }
    }
}

/// Beginnings of what names a release in the pages that people copy from; a version follows.
const NAMES_A_RELEASE: &[&str] = &[
    "uses: scanwright/scanwright@v",
    "releases/download/v",
    "      version: ",
    "    rev: v",
    "--tag v",
    "version=",
    "SCANWRIGHT_VERSION=",
    "mirror.example.com/scanwright/v",
];

/// That inputs and hooks are those that there are is `tests/it/docs/yaml.rs`'s.
fn the_pages_name_this_release() {
    let pages = ["docs/ci.md", "docs/install.md"].map(|page| fs::read_to_string(project().join(page)).unwrap());
    for begin in NAMES_A_RELEASE {
        let named: Vec<&str> = pages.iter().flat_map(|page| page.split(begin).skip(1)).collect();
        // `$version` stands for one that is named above.
        let named = named.into_iter().filter(|rest| rest.starts_with(|char: char| char.is_ascii_digit()));
        let named: Vec<&str> = named.collect();
        assert!(!named.is_empty(), "no page has `{begin}`");
        for rest in named {
            assert!(rest.starts_with(env!("CARGO_PKG_VERSION")), "{begin}{}", rest.lines().next().unwrap_or_default());
        }
    }
}

fn releases_are_looked_for_where_the_package_says() {
    let releases = concat!(env!("CARGO_PKG_REPOSITORY"), "/releases/download");
    for path in ["ci/install.sh", "ci/gitlab.yml"] {
        assert!(fs::read_to_string(project().join(path)).unwrap().contains(releases), "{path}");
    }
}

/// No engine is needed: each instruction is one that there is, copies what there is, and ends as not root.
fn the_container_file_names_what_there_is() {
    let text = fs::read_to_string(project().join("Containerfile")).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    for line in &lines {
        let (instruction, rest) = line.split_once(' ').unwrap();
        let known = ["FROM", "RUN", "WORKDIR", "COPY", "USER", "ENTRYPOINT"];
        assert!(known.contains(&instruction), "{line}");
        let paths: Vec<&str> = rest.split(' ').collect();
        if instruction == "COPY" && !rest.starts_with("--from") {
            for path in &paths[..paths.len() - 1] {
                assert!(project().join(path).exists(), "{line}");
            }
        }
    }
    let last = |name: &str| lines.iter().rposition(|line| line.starts_with(name)).unwrap();
    assert_eq!(lines[last("FROM")], "FROM scratch");
    assert!(lines[last("USER")] == "USER 65534:65534" && last("USER") > last("FROM"));
    assert_eq!(lines[last("ENTRYPOINT")], "ENTRYPOINT [\"/scanwright\"]");
}

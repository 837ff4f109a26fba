//! What GitLab does with the template, as far as `ci/gitlab.yml` uses it: inputs are put into the text, variables into the
//! environment, and the script is run in the directory of the project.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use yaml_rust2::{Yaml, YamlLoader};

use crate::support::project;

/// The two documents of the template: what it takes, and what it gives.
pub fn documents() -> (String, String) {
    let text = fs::read_to_string(project().join("ci/gitlab.yml")).unwrap();
    let (header, body) = text.split_once("\n---\n").expect("two documents");
    (header.to_owned(), body.to_owned())
}

/// The job that reviews, with these inputs in the place of the defaults.
pub fn job(inputs: &BTreeMap<String, String>) -> Yaml {
    jobs(inputs).remove(0)
}

/// The jobs in their order: the one that reviews, and the one that judges an image.
pub fn jobs(inputs: &BTreeMap<String, String>) -> Vec<Yaml> {
    let (header, mut body) = documents();
    let header = YamlLoader::load_from_str(&header).unwrap().remove(0);
    for (name, input) in header["spec"]["inputs"].as_hash().unwrap() {
        let name = name.as_str().unwrap();
        let default = match &input["default"] {
            Yaml::Array(_) => "[]".to_owned(),
            default => default.as_str().unwrap_or_default().to_owned(),
        };
        body = body.replace(&format!("$[[ inputs.{name} ]]"), inputs.get(name).unwrap_or(&default));
    }
    assert!(!body.contains("$[["), "an input that the template does not take:\n{body}");
    let body = YamlLoader::load_from_str(&body).unwrap().remove(0);
    body.as_hash().unwrap().values().cloned().collect()
}

/// Runs the script of a job; gives the exit code and all that it printed. What `before_script` installs is there.
pub fn run(job: &Yaml, mut command: Command) -> (i32, String) {
    for (name, value) in job["variables"].as_hash().unwrap() {
        let value = value.as_str().or_else(|| value["value"].as_str());
        command.env(name.as_str().unwrap(), value.unwrap());
    }
    let lines: Vec<&str> = job["script"].as_vec().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    // The shell of an Alpine image knows no more than sh.
    command.args(["-c", &format!("exec 2>&1\nset -e\n{}", lines.join("\n"))]);
    let run = command.output().unwrap();
    (run.status.code().unwrap(), String::from_utf8(run.stdout).unwrap())
}

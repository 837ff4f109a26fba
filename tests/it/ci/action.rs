//! What GitHub's runner does with a composite action, as far as `action.yml` uses it: defaults of inputs, `env` with
//! expressions, steps in order until one fails, outputs, and the commands in the log.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use yaml_rust2::{Yaml, YamlLoader};

use crate::support::project;

/// How a run of the action ended.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The exit code of the last step that ran.
    pub code: i32,
    /// The outputs of the action.
    pub outputs: BTreeMap<String, String>,
    /// All that the steps printed.
    pub log: String,
}

/// An action of this project.
pub struct Action {
    document: Yaml,
    directory: PathBuf,
}

impl Action {
    /// Reads the one that reviews.
    pub fn read() -> Self {
        Self::of("")
    }

    /// Reads that of a directory.
    pub fn of(directory: &str) -> Self {
        let directory = project().join(directory);
        let text = fs::read_to_string(directory.join("action.yml")).unwrap();
        Self { document: YamlLoader::load_from_str(&text).unwrap().remove(0), directory }
    }

    /// Its steps.
    pub fn steps(&self) -> &[Yaml] {
        self.document["runs"]["steps"].as_vec().unwrap()
    }

    /// Runs its steps with these inputs, each with a command that `command` prepares.
    pub fn run(
        &self,
        inputs: &BTreeMap<String, String>,
        token: &str,
        temp: &Path,
        command: &dyn Fn() -> Command,
    ) -> Outcome {
        let (mut outcome, mut known) =
            (Outcome::default(), BTreeMap::from([("github.token".to_owned(), token.to_owned())]));
        for (name, input) in self.document["inputs"].as_hash().unwrap() {
            let name = name.as_str().unwrap();
            let value =
                inputs.get(name).cloned().unwrap_or_else(|| evaluate(input["default"].as_str().unwrap(), &known));
            known.insert(format!("inputs.{name}"), value);
        }
        let strays = inputs.keys().filter(|name| !known.contains_key(&format!("inputs.{name}")));
        assert_eq!(strays.count(), 0, "an input that the action does not have");
        for step in self.steps() {
            outcome.code = run_step(step, &mut known, temp, self.command(command()), &mut outcome.log);
            if outcome.code != 0 {
                break;
            }
        }
        for (name, output) in self.document["outputs"].as_hash().unwrap() {
            let value = evaluate(output["value"].as_str().unwrap(), &known);
            outcome.outputs.insert(name.as_str().unwrap().to_owned(), value);
        }
        outcome
    }

    /// A command of a step.
    fn command(&self, mut command: Command) -> Command {
        command.env("GITHUB_ACTION_PATH", &self.directory);
        command
    }
}

/// Runs one step, as the runner runs `shell: bash`; what it puts out becomes known.
fn run_step(
    step: &Yaml,
    known: &mut BTreeMap<String, String>,
    temp: &Path,
    mut command: Command,
    log: &mut String,
) -> i32 {
    assert_eq!(step["shell"].as_str(), Some("bash"));
    let (script, output) = (temp.join("step.sh"), temp.join("output"));
    fs::write(&script, step["run"].as_str().unwrap()).unwrap();
    fs::write(&output, "").unwrap();
    for (name, value) in step["env"].as_hash().unwrap() {
        command.env(name.as_str().unwrap(), evaluate(value.as_str().unwrap(), known));
    }
    command.env("GITHUB_OUTPUT", &output);
    command.args(["-c", "exec 2>&1; exec bash --noprofile --norc -e -o pipefail \"$0\""]).arg(&script);
    let run = command.output().unwrap();
    log.push_str(&String::from_utf8(run.stdout).unwrap());
    if let Some(id) = step["id"].as_str() {
        let output = fs::read_to_string(&output).unwrap();
        let values = output.lines().map(|line| line.split_once('=').expect("an output is one line"));
        known.extend(values.map(|(name, value)| (format!("steps.{id}.outputs.{name}"), value.to_owned())));
    }
    run.status.code().unwrap()
}

/// A text with its expressions replaced; each is the name of something known, or of something empty.
fn evaluate(text: &str, known: &BTreeMap<String, String>) -> String {
    let mut parts = text.split("${{");
    let mut value = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (expression, rest) = part.split_once("}}").expect("an expression ends");
        let name = expression.trim();
        let is_name = name.chars().all(|char| char.is_ascii_alphanumeric() || "._-".contains(char));
        assert!(is_name, "this runner knows names alone, not `{name}`");
        value.push_str(known.get(name).map_or("", String::as_str));
        value.push_str(rest);
    }
    value
}

/// A log as GitHub takes it: the annotations, and the lines that are neither commands nor behind `stop-commands`.
pub fn commands(log: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut annotations, mut lines, mut stopped) = (Vec::new(), Vec::new(), None::<&str>);
    for line in log.lines() {
        let command = line.trim_start();
        match stopped {
            Some(word) if command.strip_prefix("::").and_then(|rest| rest.strip_suffix("::")) == Some(word) => {
                stopped = None
            }
            Some(_) => {}
            None if command.starts_with("::stop-commands::") => stopped = command.strip_prefix("::stop-commands::"),
            None if command.starts_with("::") || command.contains("##[") => annotations.push(command),
            None => lines.push(line),
        }
    }
    assert_eq!(stopped, None, "commands are taken again");
    (annotations, lines)
}

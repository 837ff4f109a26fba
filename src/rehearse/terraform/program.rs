//! terraform's commands, as a rehearsal needs them.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use tokio::process::Command;

use super::environment::Environment;
use super::events::Events;
use super::process::{self, Ended, Output, Stop};
use crate::reading;

/// The name of the saved plan.
const PLAN: &str = "scanwright-rehearsal.tfplan";

/// The most bytes of a state that is read.
const MAX_STATE: u64 = 256 << 20;

/// A terraform, and where and how it is run.
#[derive(Debug)]
pub(crate) struct Terraform {
    pub program: OsString,
    /// The directory that it is run in.
    pub directory: PathBuf,
    pub environment: Environment,
    /// Time that each of its commands may take.
    pub limit: Duration,
    /// Signal that stops it.
    pub stop: Stop,
}

/// Result of a plan.
#[derive(Debug)]
pub(crate) struct Planned {
    /// Events that it printed.
    pub events: Events,
    /// True if it changes nothing.
    pub is_empty: bool,
}

impl Terraform {
    /// Initialises the directory.
    ///
    /// # Errors
    /// Fails if there is no output of terraform, and says why.
    pub(crate) async fn init(&mut self) -> Result<Output, Ended> {
        self.run("init", &["-input=false".into(), "-no-color".into()]).await
    }

    /// Plans with these values of variables, and keeps the plan.
    ///
    /// # Errors
    /// Fails if there is no output of terraform, and says why.
    pub(crate) async fn plan(&mut self, variables: &[(String, String)]) -> Result<Planned, Ended> {
        let mut arguments: Vec<OsString> =
            ["-input=false", "-json", "-detailed-exitcode"].iter().map(OsString::from).collect();
        arguments.push(format!("-out={PLAN}").into());
        for (name, value) in variables {
            arguments.extend(["-var".into(), format!("{name}={value}").into()]);
        }
        let output = self.run("plan", &arguments).await?;
        let mut events = Events::read(&output.stdout);
        if !matches!(output.status, Some(0 | 2)) {
            explain(&mut events, &output);
        } else if !events.is_whole {
            return Err(Ended::NotTerraform);
        }
        Ok(Planned { events, is_empty: output.status == Some(0) })
    }

    /// Applies the plan that was kept. Gives the errors.
    ///
    /// # Errors
    /// Fails if there is no output of terraform, and says why.
    pub(crate) async fn apply(&mut self) -> Result<Vec<String>, Ended> {
        let output = self.run("apply", &["-input=false".into(), "-json".into(), PLAN.into()]).await?;
        let mut events = Events::read(&output.stdout);
        if output.status != Some(0) {
            explain(&mut events, &output);
        }
        Ok(events.errors)
    }

    /// Returns terraform's state of its resources as text: equal if the states are the same.
    pub(crate) fn remembered(&self) -> String {
        let text = reading::named(&self.directory.join("terraform.tfstate"), MAX_STATE).unwrap_or_default();
        let state: serde_json::Value = serde_json::from_slice(&text).unwrap_or_default();
        state.get("resources").map(ToString::to_string).unwrap_or_default()
    }

    async fn run(&mut self, name: &str, arguments: &[OsString]) -> Result<Output, Ended> {
        let mut command = Command::new(&self.program);
        command.arg(name).args(arguments).current_dir(&self.directory).env_clear();
        command.envs(self.environment.of(name).map(|(name, value)| (name, value)));
        process::run(command, self.limit, &mut self.stop).await
    }
}

/// Makes whatever a failed command printed its error, if it told no error in JSON.
fn explain(events: &mut Events, output: &Output) {
    if events.errors.is_empty() {
        let said = format!("{}{}", output.stderr, output.stdout);
        let said = if said.trim().is_empty() { "terraform failed without a message" } else { said.trim() };
        events.errors.push(said.to_owned());
    }
}

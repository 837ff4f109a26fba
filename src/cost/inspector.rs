//! `aws inspector2 get-configuration` → the setting of re-scans that is in force, and how it differs from a policy's.

use std::borrow::Cow;
use std::path::Path;

use serde::Deserialize;

use super::diagnostics::{NOT_INSPECTOR_CONFIGURATION, RESCAN_NOT_IN_FORCE};
use super::document::{Answer, Document};
use crate::diagnostic::{Diagnostic, Findings};
use crate::registry::{ImageUse, RescanDuration, RescanSetting};
use crate::source::Place;

static CONFIGURATION: Answer = Answer {
    code: &NOT_INSPECTOR_CONFIGURATION,
    name: "the configuration of Inspector",
    command: "aws inspector2 get-configuration",
};

/// The state of a setting that is in force (EcrRescanDurationStatus of Inspector's model).
const SUCCESS: &str = "SUCCESS";

/// The other states, and what they mean.
const STATES: &[(&str, &str)] = &[
    ("PENDING", "Inspector is still taking over another setting of re-scans"),
    ("FAILED", "Inspector could not take over the setting of re-scans"),
];

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct RescanState<'t> {
    #[serde(borrow)]
    rescan_duration: Option<Cow<'t, str>>,
    #[serde(borrow)]
    pull_date_rescan_duration: Option<Cow<'t, str>>,
    #[serde(borrow)]
    pull_date_rescan_mode: Option<Cow<'t, str>>,
    #[serde(borrow)]
    status: Option<Cow<'t, str>>,
}

/// The setting that an account has.
#[derive(Debug)]
pub(crate) struct InForce {
    pub(crate) setting: RescanSetting,
    /// Fault of its state: pending, or failed.
    state: Option<&'static str>,
    place: Place,
}

impl InForce {
    /// Reads the setting of a file.
    ///
    /// # Errors
    /// It can't be read, or is not such an answer.
    pub(crate) fn read(path: &Path) -> Result<Self, Findings> {
        let document = Document::read(path, &CONFIGURATION)?;
        let objects = document.objects()?;
        let Some((object, others)) = objects.split_first() else { return Err(Findings::default()) };
        let broken = |error: crate::json::Error| document.broken(&error);
        let ecr = document.member(*object, "ecrConfiguration")?;
        if let Some(other) = others.first() {
            return Err(document.other(other.span(), "there are several documents").into());
        }
        let [written] = ecr.fields(["rescanDurationState"]).map_err(broken)?;
        let written = written.ok_or_else(|| document.other(ecr.span(), "there is no `rescanDurationState`"))?;
        let state: RescanState<'_> = written.decode().map_err(broken)?;
        let unknown = |word: &str| document.other(written.span(), &format!("`{word}` is no word of Inspector's API"));
        let duration = |word: Option<Cow<'_, str>>| {
            word.map(|word| RescanDuration::parse(&word).ok_or_else(|| unknown(&word))).transpose()
        };
        let by = state.pull_date_rescan_mode.map(|word| ImageUse::parse(&word).ok_or_else(|| unknown(&word)));
        let after_push = duration(state.rescan_duration)?;
        after_push.ok_or_else(|| document.other(written.span(), "there is no `rescanDuration`"))?;
        let setting =
            RescanSetting { after_push, after_use: duration(state.pull_date_rescan_duration)?, by: by.transpose()? };
        let status = state.status.as_deref().unwrap_or(SUCCESS);
        let wrong = STATES.iter().find(|(word, _)| *word == status);
        if wrong.is_none() && status != SUCCESS {
            return Err(unknown(status).into());
        }
        let place = document.place(written.span());
        Ok(Self { setting, state: wrong.map(|(_, meaning)| *meaning), place })
    }

    /// The place of the setting.
    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// The reason why it is not told which setting is in force: Inspector has not taken one over.
    pub(crate) fn unsettled(&self) -> Option<&'static str> {
        self.state
    }

    /// Returns the differences from the setting that a policy asks for at that place.
    pub(crate) fn differences(&self, asked: &RescanSetting, policy: &Place) -> Vec<Diagnostic> {
        let found = &self.setting;
        let [push, used] = [(asked.after_push, found.after_push), (asked.after_use, found.after_use)]
            .map(|(asked, found)| differ(asked, found, RescanDuration::word));
        let by = differ(asked.by, found.by, |by| by.word().to_owned());
        let named = [("rescanDuration", push), ("pullDateRescanDuration", used), ("pullDateRescanMode", by)];
        let differences = named.into_iter().filter_map(|(name, sides)| {
            let (asked, found) = sides?;
            Some(format!("`[rescan]` is not in force: `{name}` is {found}, not {asked}"))
        });
        let state = self.state.map(|state| format!("`[rescan]` is not in force: {state}"));
        differences.chain(state).map(|message| self.finding(message, policy)).collect()
    }

    fn finding(&self, message: String, policy: &Place) -> Diagnostic {
        Diagnostic::new(&RESCAN_NOT_IN_FORCE, message)
            .primary(self.place.clone(), "in force")
            .also(policy.clone(), "asked for")
            .help("`aws inspector2 update-configuration --cli-input-json file://inspector-configuration.json` in the module's directory sets it")
    }
}

/// The words of both sides, where something is asked for and another thing is found.
fn differ<T: Copy + PartialEq>(
    asked: Option<T>,
    found: Option<T>,
    word: impl Fn(T) -> String,
) -> Option<(String, String)> {
    let asked = asked.filter(|asked| Some(*asked) != found)?;
    let found = found.map_or_else(|| "not set".to_owned(), |found| format!("`{}`", word(found)));
    Some((format!("`{}`", word(asked)), found))
}

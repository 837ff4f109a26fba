//! The companion of `[rescan]`: a file for the AWS CLI beside the module.
//!
//! The duration of re-scans is a setting of the account's Inspector, for which the AWS provider has no resource up to 6.62.0
//! (FACTS 5). It is never a resource here, and never a provisioner: whoever may set it runs the command by hand.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::interface::Companion;
use crate::diagnostic::{Code, Findings};
use crate::plan::{CompanionPlan, PlannedFile, ScanPlan};
use crate::policy::check::CheckedPolicy;
use crate::registry::{ImageUse, RescanDuration, RescanSetting, ScanType};
use crate::target::OwnPath;

/// The file beside the module.
pub(crate) const FILE: &str = "inspector-configuration.json";

/// The companion.
pub(super) struct Rescan;

impl Companion for Rescan {
    fn codes(&self) -> &'static [&'static Code] {
        &[]
    }

    fn own_paths(&self) -> &'static [OwnPath] {
        &[OwnPath { directory: "", ending: FILE }]
    }

    /// Returns nothing if no image is scanned again, which P014 says.
    fn plan(&self, policy: &CheckedPolicy, registry: &ScanPlan) -> Result<Option<CompanionPlan>, Findings> {
        let document = policy.document();
        let is_enhanced = registry.release.states().iter().any(|state| state.scan_type() == ScanType::Enhanced);
        let asked = document.rescan.as_ref().filter(|_| is_enhanced && document.rescans_images());
        let Some(setting) = asked.map(|rescan| rescan.setting()) else { return Ok(None) };
        Ok(Some(CompanionPlan {
            name: "rescan",
            names: json!({ "file": FILE }),
            resources: Vec::new(),
            outputs: Vec::new(),
            variables: Vec::new(),
            alerts: Vec::new(),
            destination: None,
            files: vec![PlannedFile { path: FILE, text: Input::of(&setting).text() }],
        }))
    }
}

/// The setting that an earlier file asks Inspector for; nothing if it is something else.
pub(crate) fn setting(text: &str) -> Option<RescanSetting> {
    let EcrConfiguration { rescan_duration, pull_date_rescan_duration, pull_date_rescan_mode } =
        serde_json::from_str::<Input>(text).ok()?.ecr_configuration;
    let duration = |word: Option<String>| word.and_then(|word| RescanDuration::parse(&word));
    let by = pull_date_rescan_mode.and_then(|word| ImageUse::parse(&word));
    Some(RescanSetting { after_push: duration(rescan_duration), after_use: duration(pull_date_rescan_duration), by })
}

/// The input of UpdateConfiguration (inspector2 2020-06-08): what the policy says, and nothing else.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Input {
    ecr_configuration: EcrConfiguration,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct EcrConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    rescan_duration: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pull_date_rescan_duration: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pull_date_rescan_mode: Option<String>,
}

impl Input {
    fn of(setting: &RescanSetting) -> Self {
        let ecr_configuration = EcrConfiguration {
            rescan_duration: setting.after_push.map(RescanDuration::word),
            pull_date_rescan_duration: setting.after_use.map(RescanDuration::word),
            pull_date_rescan_mode: setting.by.map(|by| by.word().to_owned()),
        };
        Self { ecr_configuration }
    }

    fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

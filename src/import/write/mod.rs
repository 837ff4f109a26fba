//! [`RegistryState`] → the text of a policy, as a person would have written it.
//!
//! Deterministic. One `[[scan]]` per frequency, entries sorted, a prefix taken off where all entries of the policy have it.
//! Comments say what was interpreted and what was left behind.

mod comments;
mod entries;
mod prefix;

use super::registry_state::{RegistryState, Rescan, State, Switch};
use crate::inventory::Inventory;
use crate::policy::Keyword;
use crate::registry::ReleaseVariable;
use crate::registry::{Frequency, Release};
use comments::{Comments, place};
use entries::list;

/// Writes the policy.
pub(super) fn write(registry: &RegistryState, inventory: Option<&Inventory>) -> String {
    let writer = Writer { inventory, prefix: prefix::common(&registry.release) };
    let header = comments::header(registry);
    let module = registry.own_region.as_deref().map(module).unwrap_or_default();
    let prefix =
        writer.prefix.as_ref().map(|prefix| format!("[registry]\nprefix = \"{prefix}\"\n\n")).unwrap_or_default();
    let body = match &registry.release {
        Release::Always(enhanced) => {
            format!("[release]\nmode = \"always\"\n{}{}", rest(enhanced), writer.scans(enhanced))
        }
        Release::Never(basic) => format!("[release]\nmode = \"never\"\n{}", writer.basic(basic, "")),
        Release::OnRelease { enhanced, basic, switch } => {
            let default = format!("default = {}\n", switch.default.unwrap_or_default());
            let release = format!("[release]\nmode = \"on-release\"\n{}{}{default}", rest(enhanced), variable(switch));
            let off = "# While enhanced scanning is off:\n";
            format!("{release}{}{}", writer.scans(enhanced), writer.basic(basic, off))
        }
    };
    let rescan = registry.rescan.as_ref().map(rescan).unwrap_or_default();
    format!("{header}version = 1\n\n{module}{prefix}{body}{rescan}")
}

/// The table of a module that takes the region that the resource sets so far.
fn module(region: &str) -> String {
    let mut comments = Comments::default();
    comments.add(&format!(
        "The imported configuration sets its region, which takes AWS provider 6. The generated module has the input `region` then: set `region = {region}` where it is called."
    ));
    format!("{}[module]\naws_provider_version = \">= 6.0\"\n\n", comments.into_text())
}

/// The table of re-scans.
fn rescan(rescan: &Rescan) -> String {
    let Rescan { after_push, after_use, by } = rescan;
    let keys = [
        ("after_push", Some(after_push.word())),
        ("after_use", after_use.map(Keyword::word)),
        ("by", by.map(Keyword::word)),
    ];
    let lines = keys.into_iter().filter_map(|(key, word)| Some(format!("{key} = \"{}\"\n", word?)));
    format!("\n[rescan]\n{}", lines.collect::<String>())
}

/// Writer of entries.
struct Writer<'i> {
    inventory: Option<&'i Inventory>,
    prefix: Option<String>,
}

/// The line that says what enhanced scanning does with the rest.
fn rest(enhanced: &State) -> &'static str {
    match is_rest_scanned(enhanced) {
        true => "rest = \"on-push\"\n",
        false => {
            "rest = \"unscanned\" # repositories that no [[scan]] names are not scanned while enhanced scanning is on\n"
        }
    }
}

fn is_rest_scanned(enhanced: &State) -> bool {
    enhanced.on_push.iter().any(|entry| entry.is_everything())
}

/// Comments on the variable that picked so far.
fn variable(switch: &Switch) -> String {
    let mut comments = Comments::default();
    let name = ReleaseVariable::NAME;
    if switch.what != format!("var.{name}") || !switch.is_on_where {
        let value = if switch.is_on_where { "true" } else { "false" };
        comments.add(&format!(
            "The variable of the generated module is `{name}`. In the imported configuration, enhanced scanning is on if `{}` ({}) is {value}.",
            switch.what,
            place(&switch.place)
        ));
    }
    if switch.default.is_none() {
        comments.add(&format!(
            "`{}` has no default, so set the variable where the generated module is called.",
            switch.what
        ));
    }
    comments.into_text()
}

impl Writer<'_> {
    /// The tables of what is scanned while enhanced scanning is on.
    fn scans(&self, enhanced: &State) -> String {
        let mut text = String::new();
        for (frequency, word) in [(Frequency::ContinuousScan, "continuous"), (Frequency::ScanOnPush, "on-push")] {
            let is_rest = frequency == Frequency::ScanOnPush && is_rest_scanned(enhanced);
            let entries = enhanced.entries(frequency);
            if entries.is_empty() || is_rest {
                continue;
            }
            let list = list(entries, self.prefix.as_deref(), self.inventory);
            text.push_str(&format!("\n[[scan]]\nname = \"{word}\"\nrepositories = {list}\nfrequency = \"{word}\"\n"));
        }
        text
    }

    /// The table of what is scanned while it is off, under a comment.
    fn basic(&self, basic: &State, comment: &str) -> String {
        let entries = basic.on_push.as_slice();
        let table = match entries {
            [] => "frequency = \"manual\"\n".to_owned(),
            _ => {
                let is_everything = entries.iter().any(|entry| entry.is_everything());
                let prefix = self.prefix.as_deref().filter(|_| !is_everything);
                let without = if is_everything && self.prefix.is_some() { "prefix = \"\"\n" } else { "" };
                let list = list(entries, prefix, self.inventory);
                format!("{without}repositories = {list}\nfrequency = \"on-push\"\n")
            }
        };
        format!("\n{comment}[basic]\n{table}")
    }
}

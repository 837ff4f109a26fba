//! Edits of the copy: the endpoint and the credentials of its providers, and no backend.
//!
//! Of a provider's block only its name, its region and its version are kept. Endpoints, credentials, profiles, roles,
//! files with settings, proxies, the accounts that it is for: all of it gives way to the simulated AWS, and to an access key
//! that tells its accounts apart.

use super::address::Address;
use super::identity::Identity;
use crate::rehearse::directory::{Entry, File, Module};
use crate::rehearse::fake_aws::ACCESS_KEY;
use crate::rehearse::preflight::Providers;
use crate::source::Span;

/// Arguments of a provider's block that are kept.
const KEPT: &[&str] = &["alias", "for_each", "region", "version"];

/// Part of a text, and its replacement.
type Edit = (Span, String);

/// A file's text as the copy has it.
pub(super) fn edited(file: &File, providers: &Providers, home: &Identity, aws: Address<'_>) -> String {
    let mut edits: Vec<Edit> = Vec::new();
    for entry in &file.entries {
        match entry.name.as_str() {
            "provider" if providers.is_aws(entry.label(0)) => {
                edits.push((entry.span, provider(file, entry, home, aws)));
            }
            "terraform" => {
                let of_state = entry.inner().filter(|inner| ["backend", "cloud"].contains(&inner.name.as_str()));
                let nothing = if file.is_json() { "[]" } else { "" };
                edits.extend(of_state.map(|inner| (inner.span, nothing.to_owned())));
            }
            _ => {}
        }
    }
    applied(file.source.text(), edits)
}

/// A provider's block for a module that has none without an alias.
pub(super) fn default_provider(module: &Module, aws: Address<'_>) -> Option<String> {
    let providers = Providers::of(module);
    let name = providers.name_of_aws();
    let mut own = module.all_of("provider").filter(|(_, entry)| entry.label(0) == name);
    let has_default = own.any(|(_, entry)| entry.inner_of("alias").next().is_none());
    (!has_default).then(|| native(name, &[], None, aws) + "\n")
}

fn provider(file: &File, entry: &Entry, home: &Identity, aws: Address<'_>) -> String {
    let key = Identity::of(file, entry).access_key(home);
    let kept = entry.inner().filter(|inner| KEPT.contains(&inner.name.as_str()));
    if file.is_json() {
        let kept = kept.map(|kept| format!("{:?}: {}", kept.name, file.source.slice(kept.span)));
        json(&kept.collect::<Vec<_>>(), key, aws)
    } else {
        native(entry.label(0), &kept.map(|kept| file.source.slice(kept.span)).collect::<Vec<_>>(), key, aws)
    }
}

fn native(name: &str, kept: &[&str], key: Option<String>, aws: Address<'_>) -> String {
    let key = key.unwrap_or_else(|| format!("\"{ACCESS_KEY}\""));
    let kept: String = kept.iter().map(|kept| format!("  {kept}\n")).collect();
    format!(
        "provider \"{name}\" {{\n{kept}  access_key = {key}\n  secret_key = \"{ACCESS_KEY}\"\n  \
         skip_metadata_api_check = true\n  skip_region_validation = true\n{}}}",
        aws.native()
    )
}

fn json(kept: &[String], key: Option<String>, aws: Address<'_>) -> String {
    let key = key.map_or_else(|| ACCESS_KEY.to_owned(), |key| format!("${{{key}}}"));
    let key = serde_json::Value::String(key).to_string();
    let kept: String = kept.iter().map(|kept| format!("{kept}, ")).collect();
    format!(
        "{{{kept}\"access_key\": {key}, \"secret_key\": \"{ACCESS_KEY}\", \"skip_metadata_api_check\": true, \
         \"skip_region_validation\": true, {}}}",
        aws.json()
    )
}

/// The text with every edit made; of edits that overlap the first stands.
fn applied(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort();
    let mut edited = String::new();
    let mut at = 0;
    for (span, instead) in edits {
        if span.start >= at {
            edited.push_str(text.get(at..span.start).unwrap_or_default());
            edited.push_str(&instead);
            at = span.end;
        }
    }
    edited + text.get(at..).unwrap_or_default()
}

//! Identity of a provider: the profile, the role and the credentials that a block acts with, which tell its account.
//!
//! In the copy nothing of it is left but an access key that tells one identity from another, so that each has a simulated
//! account of its own. The key is an expression over the settings, which terraform evaluates: two roles of one account are
//! one, and variables may say which. Values of credentials are hashed, and no secret is in it.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::rehearse::directory::{Content, Entry, File, Module};
use crate::rehearse::fake_aws::ACCESS_KEY;
use crate::rehearse::preflight::Providers;

/// Arguments that tell an account, beside roles.
const OF_ACCOUNT: &[&str] = &["profile", "access_key", "shared_config_files", "shared_credentials_files"];

/// The argument that names accounts.
const ALLOWED: &str = "allowed_account_ids";

/// The account within the ARN of a role.
const ARN: &str = "^arn:[^:]*:[^:]*:[^:]*:([0-9]{12}):";

/// Settings of a provider block that tell its account, each as an expression.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Identity {
    allowed: Option<String>,
    /// The role that is assumed last.
    role: Option<String>,
    others: Vec<String>,
}

impl Identity {
    /// The identity of a provider block.
    pub(super) fn of(file: &File, provider: &Entry) -> Self {
        let mut identity = Self::default();
        for inner in provider.inner() {
            let name = inner.name.as_str();
            if name == ALLOWED {
                identity.allowed = Some(value(file, inner));
            } else if OF_ACCOUNT.contains(&name) {
                identity.others.push(value(file, inner));
            } else if name.starts_with("assume_role") {
                identity.role = inner.inner_of("role_arn").last().map(|arn| value(file, arn));
            } else if name == "dynamic" && inner.label(0).starts_with("assume_role") {
                // Its content has names of its own.
                identity.others.push(format!("\"{:016x}\"", digest(file.source.slice(inner.span))));
            }
        }
        identity
    }

    /// The identity of the account that a rehearsal is told of: that of the root's provider without an alias, or of all
    /// providers where they have the same.
    pub(super) fn home(root: &Module) -> Self {
        let providers = Providers::of(root);
        let blocks = || root.all_of("provider").filter(|(_, entry)| providers.is_aws(entry.label(0)));
        let default = blocks().find(|(_, entry)| entry.inner_of("alias").next().is_none());
        if let Some((file, entry)) = default {
            return Self::of(file, entry);
        }
        let mut identities = blocks().map(|(file, entry)| Self::of(file, entry));
        let first = identities.next().unwrap_or_default();
        if identities.all(|other| other == first) { first } else { Self::default() }
    }

    /// The access key of a provider with this identity, as an expression.
    pub(super) fn access_key(&self, home: &Self) -> Option<String> {
        if *self == Self::default() {
            return None;
        }
        let allowed = self.allowed.iter().map(|allowed| format!("join(\"-\", [\"\", one({allowed})])"));
        let role = self.role.iter().map(|role| format!("join(\"-\", concat([\"\"], regex(\"{ARN}\", {role})))"));
        let settings: Vec<&str> = self.role.iter().chain(&self.others).map(String::as_str).collect();
        let other = match self == home || settings.is_empty() {
            true => "\"\"".to_owned(),
            false => {
                let all = format!("jsonencode([{}])", settings.join(", "));
                let nothing = vec!["null"; settings.len()].join(",");
                format!("{all} == \"[{nothing}]\" ? \"\" : join(\"-\", [\"\", sha1({all})])")
            }
        };
        let ways: Vec<String> = allowed.chain(role).chain([other]).collect();
        Some(format!("join(\"\", [\"{ACCESS_KEY}\", try({})])", ways.join(", ")))
    }
}

/// The value of an argument as an expression of native syntax. What can't stand within another one is told by its text.
fn value(file: &File, argument: &Entry) -> String {
    let written = file.source.slice(argument.span);
    let native = match file.is_json() {
        true => serde_json::from_str(written).ok().and_then(|value| of_json(&value)),
        false => written.split_once('=').map(|(_, value)| value.trim().to_owned()).filter(|text| !text.contains("<<")),
    };
    native.unwrap_or_else(|| match &argument.content {
        Content::Text(text) => format!("\"{:016x}\"", digest(text)),
        _ => format!("\"{:016x}\"", digest(written)),
    })
}

/// A value of JSON, whose texts are templates.
fn of_json(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(template) => {
            let is_plain =
                !template.contains(['\\', '\n', '\r']) && (template.contains('{') || !template.contains('"'));
            is_plain.then(|| format!("\"{template}\""))
        }
        serde_json::Value::Array(items) => {
            let items: Vec<String> = items.iter().map(of_json).collect::<Option<_>>()?;
            Some(format!("[{}]", items.join(", ")))
        }
        serde_json::Value::Object(_) => None,
        other => Some(other.to_string()),
    }
}

fn digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::rehearse::directory;

    /// The identities of the provider blocks of a file, and that of its root.
    fn identities(name: &str, text: &str) -> (Vec<Identity>, Identity) {
        let temporary = tempfile::tempdir().unwrap();
        std::fs::write(temporary.path().join(name), text).unwrap();
        let (modules, findings) = directory::open(Path::new(temporary.path()));
        assert!(findings.is_empty(), "{findings:?}");
        let root = modules.first().unwrap();
        let own = root.all_of("provider").map(|(file, entry)| Identity::of(file, entry)).collect();
        (own, Identity::home(root))
    }

    #[test]
    fn the_same_settings_are_one_identity_in_both_syntaxes() {
        let native =
            "provider \"aws\" {\n  profile = \"a-${var.b}\"\n  assume_role {\n    role_arn = \"arn\"\n  }\n}\n";
        let json =
            "{\"provider\": {\"aws\": {\"profile\": \"a-${var.b}\", \"assume_role\": [{\"role_arn\": \"arn\"}]}}}";
        assert_eq!(identities("main.tf", native), identities("main.tf.json", json));
        let (own, _) = identities("main.tf", native);
        assert_eq!(own.first().unwrap().others, ["\"a-${var.b}\""]);
        assert_eq!(own.first().unwrap().role.as_deref(), Some("\"arn\""));
    }

    #[test]
    fn the_account_of_a_rehearsal_is_that_of_the_root_provider_without_an_alias() {
        let text =
            "provider \"aws\" {\n  profile = \"a\"\n}\nprovider \"aws\" {\n  alias = \"b\"\n  profile = \"b\"\n}\n";
        let (own, home) = identities("main.tf", text);
        let keys: Vec<String> = own.iter().filter_map(|own| own.access_key(&home)).collect();
        assert_eq!(keys.first().unwrap(), "join(\"\", [\"scanwright-rehearsal\", try(\"\")])");
        assert!(keys.get(1).unwrap().contains("sha1(jsonencode([\"b\"]))"), "{keys:?}");
        let (own, home) = identities("main.tf", "provider \"aws\" {\n  region = \"eu-west-1\"\n}\n");
        assert_eq!(own.first().unwrap().access_key(&home), None);
    }

    #[test]
    fn aliases_with_one_identity_are_the_account_of_the_rehearsal_and_others_are_not() {
        let provider = |alias: &str, profile: &str| {
            format!("provider \"aws\" {{\n  alias = \"{alias}\"\n  profile = \"{profile}\"\n}}\n")
        };
        let (own, home) = identities("main.tf", &(provider("a", "x") + &provider("b", "x")));
        assert!(own.iter().all(|own| *own == home));
        let (own, home) = identities("main.tf", &(provider("a", "x") + &provider("b", "y")));
        assert!(own.iter().all(|own| *own != home));
    }
}

//! Account and region that a resource acts on.
//!
//! A provider's settings and the environment make the account and region, so two configurations with the same settings
//! are the same place, whatever their aliases. Two whose settings differ are taken for different places, though the
//! environment could make them one. What tells an account is its id where the settings name it (the one of
//! `allowed_account_ids`, or that in a role's ARN), else the settings themselves.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::rc::Rc;

use super::evaluator::Evaluator;
use super::instance::Instance;
use super::keys::Key;
use super::provider::Configured;
use super::resource::{BlockValue, CALL, Location};
use super::scope::Scope;
use super::value::{Open, Value};
use crate::hcl::Block;

/// The settings that tell an account, beside roles.
const OF_ACCOUNT: &[&str] = &["profile", "shared_config_files", "shared_credentials_files"];

/// The settings that tell an account and may be secret: they are compared, not shown.
const SECRET: &[&str] = &["access_key", "secret_key", "token"];

impl<'f> Evaluator<'f> {
    /// Returns the location that an instance of a resource or call acts in, given its own arguments. Since version 6 of the
    /// provider a resource may set its region, and modules that take one name the input as it does.
    pub(super) fn location(
        &self,
        block: &Block,
        body: &BlockValue,
        key: &Key,
        instance: &Rc<Instance<'f>>,
    ) -> Location {
        let mut location = self.provider_location(block, key, instance);
        match body.value("region") {
            Value::Text(region) | Value::Unknown(Open { what: region, .. })
                if ["resource", CALL].contains(&&*block.kind) =>
            {
                location.region.clone_from(region);
            }
            _ => {}
        }
        location
    }

    /// Returns the location that the provider of an instance of a resource, data source or call acts in.
    pub(super) fn provider_location(&self, block: &Block, key: &Key, instance: &Rc<Instance<'f>>) -> Location {
        match self.provider(self.named_provider(block, key, instance), instance) {
            Ok(Configured { block, at, key }) => {
                let names = key.names();
                self.set_by(block, Scope { names: names.as_ref(), ..Scope::top(&at, &block.source) })
            }
            Err(named) => Location { account: self.of_credentials(named.words()), region: String::new() },
        }
    }

    /// The account of the credentials that Terraform runs with, where it is known and settings name no other one.
    fn of_credentials(&self, settings: String) -> String {
        match &self.directory.account {
            Some(account) if settings.is_empty() => account.clone(),
            _ => settings,
        }
    }

    /// Returns the location that a provider's configuration sets.
    fn set_by(&self, provider: &Block, scope: Scope<'_, 'f>) -> Location {
        let region = self.setting(provider, "region", scope).unwrap_or_default();
        Location { account: self.account(provider, scope), region }
    }

    fn account(&self, provider: &Block, scope: Scope<'_, 'f>) -> String {
        if let Some(id) = self.allowed_account(provider, scope) {
            return id;
        }
        let mut words = Vec::new();
        let is_role = |block: &&Block| block.kind.starts_with("assume_role");
        // Roles are assumed one after the other: the last one acts.
        if let Some(role) = provider.blocks.iter().rev().find(is_role) {
            let arn = self.setting(role, "role_arn", scope).unwrap_or_default();
            match account_of_arn(&arn) {
                Some(id) => return id.to_owned(),
                None => words.push(format!("role {arn}")),
            }
        }
        // Which roles a `dynamic` block comes to is not worked out: it tells its provider from others.
        let dynamic = provider
            .blocks
            .iter()
            .filter(|block| &*block.kind == "dynamic" && block.label(0).starts_with("assume_role"));
        words.extend(dynamic.map(|block| format!("roles at {}:{}", block.source.name(), block.span.start)));
        for name in OF_ACCOUNT {
            words.extend(self.setting(provider, name, scope).map(|value| format!("{name} {value}")));
        }
        let secrets: Vec<String> = SECRET.iter().filter_map(|name| self.setting(provider, name, scope)).collect();
        if !secrets.is_empty() {
            words.push(format!("credentials #{:08x}", digest(&secrets)));
        }
        self.of_credentials(words.join(", "))
    }

    /// The one account that a provider may act on.
    fn allowed_account(&self, provider: &Block, scope: Scope<'_, 'f>) -> Option<String> {
        let allowed = provider.attribute("allowed_account_ids")?;
        let allowed = self.value(&allowed.value, Scope { source: &allowed.source, ..scope });
        match allowed.items()?.as_slice() {
            [only] => only.words().map(|id| id.trim_matches('"').to_owned()),
            _ => None,
        }
    }

    /// A setting in words: its text, or the unknown that it depends on.
    fn setting(&self, block: &Block, name: &str, scope: Scope<'_, 'f>) -> Option<String> {
        let attribute = block.attribute(name)?;
        let value = self.value(&attribute.value, Scope { source: &attribute.source, ..scope });
        if value.is_null() {
            return None;
        }
        let words = value.words().unwrap_or_else(|| attribute.value.words());
        Some(match words.strip_prefix('"').and_then(|words| words.strip_suffix('"')) {
            Some(text) => text.to_owned(),
            None => words,
        })
    }
}

/// The account in the ARN of a role.
fn account_of_arn(arn: &str) -> Option<&str> {
    let account = arn.strip_prefix("arn:")?.split(':').nth(3)?;
    is_account(account).then_some(account)
}

/// Tells whether a text is the id of an account: twelve digits.
pub(crate) fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn digest(secrets: &[String]) -> u32 {
    let mut hasher = DefaultHasher::new();
    secrets.hash(&mut hasher);
    u32::try_from(hasher.finish() >> 32).unwrap_or_default()
}

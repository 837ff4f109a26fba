//! The answers of `aws ecr get-registry-scanning-configuration`: one document, several in a row or in a list, or one
//! under each region's name. What `put-registry-scanning-configuration` answers is read as well.

use std::sync::Arc;

use super::reader::{Keys, Reader, list, object, text};
use super::setting::{AWS, SettingReader};
use crate::diagnostic::{Diagnostic, Findings};
use crate::import::diagnostics;
use crate::import::found::Found;
use crate::json::Value;
use crate::source::Source;

/// The keys that a configuration stands behind; FACTS 7.
const WRAPPERS: &[&str] = &["scanningConfiguration", "registryScanningConfiguration"];

/// The key that a configuration without its wrapper has.
const BARE: &str = "scanType";

/// An answer, and under which name it stands.
struct Answer<'t> {
    value: Value<'t>,
    keys: Keys<'t>,
    name: Option<String>,
}

/// Every configuration in these documents.
pub(super) fn find(source: &Arc<Source>, documents: &[Value<'_>]) -> Result<Vec<Found>, Findings> {
    read(source, documents).map_err(|document| other(source, document).into())
}

/// The same, or the first document that is no answer.
pub(super) fn read<'t>(source: &Arc<Source>, documents: &[Value<'t>]) -> Result<Vec<Found>, Value<'t>> {
    let mut answers = Vec::new();
    for document in documents {
        match collect(*document) {
            Some(some) if !some.is_empty() => answers.extend(some),
            _ => return Err(*document),
        }
    }
    let reader = Reader::open(source);
    let names = names(&answers);
    Ok(answers.iter().zip(names).map(|(answer, name)| answer.found(name, &reader)).collect())
}

/// The answers that a document is, holds in a list or under names; `None` where it is something else.
fn collect(document: Value<'_>) -> Option<Vec<Answer<'_>>> {
    if let Some(elements) = list(document) {
        return elements.into_iter().map(|element| answer(element, None)).collect();
    }
    let keys = object(document)?;
    if is_answer(&keys) {
        return Some(vec![Answer { value: document, keys, name: None }]);
    }
    keys.into_iter().map(|(name, value)| answer(value, Some(name))).collect()
}

fn answer(value: Value<'_>, name: Option<String>) -> Option<Answer<'_>> {
    let keys = object(value).filter(is_answer)?;
    Some(Answer { value, keys, name })
}

fn is_answer(keys: &Keys<'_>) -> bool {
    keys.contains_key(BARE) || WRAPPERS.iter().any(|wrapper| keys.contains_key(*wrapper))
}

fn other(source: &Arc<Source>, document: Value<'_>) -> Diagnostic {
    let keys = object(document).unwrap_or_default();
    diagnostics::input::other_json(source, keys.keys().map(String::as_str))
}

/// The name that picks each answer: its own where they have some, else its account where that differs, else its position.
fn names(answers: &[Answer<'_>]) -> Vec<String> {
    let positions = (1..=answers.len()).map(|position| position.to_string());
    let candidates: [Vec<Option<String>>; 2] =
        [answers.iter().map(Answer::region).collect(), answers.iter().map(Answer::account).collect()];
    let is_telling = |names: &&Vec<Option<String>>| {
        let mut told: Vec<&String> = names.iter().flatten().collect();
        told.sort();
        told.dedup();
        told.len() == answers.len()
    };
    let told = candidates.iter().find(is_telling).map(|names| names.iter().flatten().cloned().collect());
    told.unwrap_or_else(|| positions.collect())
}

impl Answer<'_> {
    fn account(&self) -> Option<String> {
        self.keys.get("registryId").and_then(|account| text(*account))
    }

    fn region(&self) -> Option<String> {
        let own = || ["region", "Region"].iter().find_map(|key| text(*self.keys.get(*key)?));
        self.name.clone().or_else(own)
    }

    fn found(&self, address: String, reader: &Reader<'_>) -> Found {
        let wrapped = WRAPPERS.iter().find_map(|wrapper| self.keys.get(*wrapper)).copied();
        let setting = SettingReader { reader, spelling: &AWS }.setting(wrapped.unwrap_or(self.value));
        let account = self.account().map(|account| format!(" {account}")).unwrap_or_default();
        let region = self.region().map(|region| format!(" in {region}")).unwrap_or_default();
        Found {
            address,
            title: format!("registry{account}{region}"),
            region: self.region(),
            own_region: None,
            place: reader.place(self.value),
            variants: Found::always(setting),
            warnings: Vec::new(),
        }
    }
}

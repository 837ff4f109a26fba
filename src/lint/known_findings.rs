//! Findings that were known before: `--baseline`. They pass, and new ones do not.
//!
//! A finding is known by its code, its file and its message, not by its line, so that a change above it makes no new one.
//! Where one stands several times, as many pass as were written down.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::unreadable_baseline;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fingerprint::fingerprint;
use crate::paths::in_repository;
use crate::reading;

/// The most bytes of a baseline.
const MOST: u64 = 64 * 1024 * 1024;

/// Version of the file's form.
const VERSION: u32 = 1;

/// Findings of a baseline, by fingerprint.
#[derive(Debug, Default)]
pub(crate) struct KnownFindings(BTreeMap<String, Entry>);

/// The file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(expecting = "expected an object with `format_version` and `findings`")]
struct Document {
    format_version: u32,
    findings: Vec<Entry>,
}

/// A finding of the file: people read it in a pull request.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Entry {
    path: String,
    code: String,
    message: String,
    fingerprint: String,
    count: usize,
}

impl KnownFindings {
    /// Those of a file.
    ///
    /// # Errors
    /// It can't be read, or is no baseline.
    pub(crate) fn read(path: &Path) -> Result<Self, Diagnostic> {
        let bytes = reading::named(path, MOST).map_err(|error| unreadable_baseline::unreadable(path, &error))?;
        let document: Document =
            serde_json::from_slice(&bytes).map_err(|error| unreadable_baseline::not_one(path, &error.to_string()))?;
        if document.format_version != VERSION {
            let reason = format!("its `format_version` is {}, and {VERSION} is read", document.format_version);
            return Err(unreadable_baseline::not_one(path, &reason));
        }
        Ok(Self(document.findings.into_iter().map(|entry| (entry.fingerprint.clone(), entry)).collect()))
    }

    /// Takes those that are known out of findings. Returns how many that were, and how many of the known ones are no more.
    pub(crate) fn pass(
        &self,
        findings: &mut Vec<Diagnostic>,
        is_of_lint: impl Fn(&Diagnostic) -> bool,
    ) -> (usize, usize) {
        let mut left: BTreeMap<&str, usize> =
            self.0.iter().map(|(fingerprint, entry)| (fingerprint.as_str(), entry.count)).collect();
        let before = findings.len();
        findings.retain(|finding| {
            let known = is_of_lint(finding).then(|| fingerprint(finding));
            let known = known.and_then(|known| left.get_mut(known.as_str()));
            match known.filter(|count| **count > 0) {
                Some(count) => {
                    *count -= 1;
                    false
                }
                None => true,
            }
        });
        (before - findings.len(), left.values().sum())
    }
}

/// Returns the text of a baseline of these findings.
pub(crate) fn baseline_of<'d>(findings: impl Iterator<Item = &'d Diagnostic>) -> String {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for finding in findings {
        let fingerprint = fingerprint(finding);
        let path = finding.labels.first().map(|label| in_repository(label.place.source.name())).unwrap_or_default();
        let entry = entries.entry(fingerprint.clone()).or_insert_with(|| Entry {
            path,
            code: finding.code.code.to_owned(),
            message: finding.message.clone(),
            fingerprint,
            count: 0,
        });
        entry.count += 1;
    }
    let mut findings: Vec<Entry> = entries.into_values().collect();
    findings.sort();
    let document = Document { format_version: VERSION, findings };
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

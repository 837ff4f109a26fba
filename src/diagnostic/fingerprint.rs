//! Fingerprint of a finding, by which services and baselines know it again.

use sha2::{Digest as _, Sha256};

use super::diagnostic::Diagnostic;
use crate::paths::in_repository;

/// Returns 32 hexadecimal digits. The same finding in the same file has the same ones, on whatever line it stands.
pub(crate) fn fingerprint(diagnostic: &Diagnostic) -> String {
    let path = diagnostic.labels.first().map(|label| in_repository(label.place.source.name())).unwrap_or_default();
    hex(&format!("{}\0{path}\0{}", diagnostic.code.code, diagnostic.message))
}

/// Returns the fingerprints of many: those that would be equal are told apart by how many of them came before.
pub(super) fn unique(diagnostics: &[Diagnostic]) -> Vec<String> {
    let mut known = std::collections::HashMap::<String, usize>::new();
    let unique = |diagnostic| {
        let fingerprint = fingerprint(diagnostic);
        let before = known.entry(fingerprint.clone()).or_default();
        *before += 1;
        if *before == 1 { fingerprint } else { hex(&format!("{fingerprint}\0{before}")) }
    };
    diagnostics.iter().map(unique).collect()
}

fn hex(text: &str) -> String {
    Sha256::digest(text).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

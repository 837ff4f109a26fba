//! Versions of Terraform's formats.

use std::sync::Arc;

use super::reader::{Keys, Reader};
use crate::diagnostic::Findings;
use crate::import::diagnostics;
use crate::source::Source;

/// Refuses a version whose major part is another than that.
pub(super) fn check_version(
    source: &Arc<Source>,
    keys: &Keys<'_>,
    key: &str,
    what: &str,
    known: &[&str],
) -> Result<(), Findings> {
    let Some(version) = keys.get(key) else { return Ok(()) };
    let text = version.written().trim_matches('"');
    let major = text.split('.').next().unwrap_or_default();
    if known.contains(&major) {
        return Ok(());
    }
    let is_harmless = text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let shown = if is_harmless { format!("`{text}`") } else { "this version".to_owned() };
    let reader = Reader::new(source, &[]);
    let known = format!("version {}", known.last().copied().unwrap_or_default());
    Err(diagnostics::input::unknown_version(what, &shown, &known, &reader.place(*version)).into())
}

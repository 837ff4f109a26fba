//! The configuration that a file for the AWS CLI is.

use serde_json::Value;

use crate::registry::{Configuration, ScanType};
use crate::target::json::{API, fields};

/// Reads a file back; `None` where it is anything but the input of the call.
pub(super) fn configuration(text: &str) -> Option<Configuration> {
    let document: Value = serde_json::from_str(text).ok()?;
    let [scan_type, rules] = fields(document.as_object()?, [API.scan_type, API.rules])?;
    Some(Configuration { scan_type: ScanType::parse(scan_type.as_str()?)?, rules: API.read(rules)? })
}

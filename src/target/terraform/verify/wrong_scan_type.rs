#![doc = include_str!("wrong-scan-type.md")]

use super::emitted::Emitted;
use crate::diagnostic::{Code, Diagnostic, page};

pub(crate) static CODE: Code = page!(Error "V010" "wrong-scan-type");

/// Reports a scan type that is not the state's.
pub(super) fn check(emitted: &Emitted<'_>, findings: &mut Vec<Diagnostic>) {
    let planned = emitted.planned.scan_type().as_str();
    if emitted.scan_type() != planned {
        findings.push(
            Diagnostic::new(
                &CODE,
                format!("the scan type is `{}`, and the policy says `{planned}`", emitted.scan_type()),
            )
            .primary(emitted.place_of("scan_type"), "")
            .help("repair the template: use the `scan_type` of the state"),
        );
    }
}

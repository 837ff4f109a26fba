//! The words by which AWS says how far a scan is.

/// Progress of a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It is finished, or repeated from time to time and has findings to give.
    Done,
    /// It has not finished yet.
    Pending,
    /// There is no result, and there will be none; also a word that no model lists.
    NoResult,
}

/// ScanStatus of the ECR API's model: `imageScanStatus.status` of `describe-image-scan-findings`. Under continuous scanning the
/// word is ACTIVE, for an enhanced scan on push COMPLETE (FACTS 12).
pub const IMAGE_STATUSES: &[(&str, Progress)] = &[
    ("IN_PROGRESS", Progress::Pending),
    ("COMPLETE", Progress::Done),
    ("FAILED", Progress::NoResult),
    ("UNSUPPORTED_IMAGE", Progress::NoResult),
    ("ACTIVE", Progress::Done),
    ("PENDING", Progress::Pending),
    ("SCAN_ELIGIBILITY_EXPIRED", Progress::NoResult),
    ("FINDINGS_UNAVAILABLE", Progress::NoResult),
    ("LIMIT_EXCEEDED", Progress::NoResult),
    ("IMAGE_ARCHIVED", Progress::NoResult),
    ("IMAGE_SIZE_EXCEEDED", Progress::NoResult),
];

/// The reasons of ScanStatusReason of Inspector's model that say more than that there is no result: `scanStatus.reason` of
/// `list-coverage` (FACTS 12).
pub const COVERAGE_REASONS: &[(&str, Progress)] = &[
    ("PENDING_INITIAL_SCAN", Progress::Pending),
    ("SCAN_IN_PROGRESS", Progress::Pending),
    ("SUCCESSFUL", Progress::Done),
    ("SCAN_FREQUENCY_SCAN_ON_PUSH", Progress::Done),
];

/// ScanStatusCode of Inspector's model: `scanStatus.statusCode`.
pub const COVERAGE_CODES: &[&str] = &["ACTIVE", "INACTIVE"];

/// Finds a word in a table.
pub(super) fn progress(table: &[(&str, Progress)], word: &str) -> Progress {
    table.iter().find(|(known, _)| *known == word).map_or(Progress::NoResult, |(_, progress)| *progress)
}

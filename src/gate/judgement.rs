//! Judgement of an image.

use std::collections::BTreeMap;

use super::answer::ScanKind;
use super::finding::Package;
use super::image::Image;
use super::severity::Severity;
use super::terms::Acceptance;

/// Verdict on an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Its scan is finished, and nothing in it fails.
    Pass,
    /// Something in it fails.
    Fail,
    /// Its scan is not finished.
    Pending,
    /// It can't be judged.
    Unknown,
}

impl Verdict {
    /// Its word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Pending => "pending",
            Self::Unknown => "unknown",
        }
    }
}

/// Judgement of an image, with everything that it rests on.
#[derive(Debug, Clone)]
pub struct Judgement {
    pub verdict: Verdict,
    /// The reason, in a line.
    pub reason: String,
    pub image: Option<Image>,
    pub scan: Option<ScanKind>,
    /// The findings that count, by severity.
    pub counts: BTreeMap<Severity, usize>,
    /// The vulnerabilities that fail, the worst first.
    pub failing: Vec<Vulnerability>,
    /// The vulnerabilities that would fail, had nobody accepted them.
    pub excused: Vec<Vulnerability>,
    /// Acceptances that meet a finding.
    pub accepted: Vec<Acceptance>,
    /// Acceptances that are over.
    pub expired: Vec<Acceptance>,
    /// Acceptances in force that meet no finding.
    pub unused: Vec<Acceptance>,
    /// The number of findings that are suppressed or closed.
    pub suppressed: usize,
}

/// All findings of one vulnerability in an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vulnerability {
    pub id: String,
    /// The worst of them.
    pub severity: Severity,
    /// The packages, each once.
    pub packages: Vec<Package>,
    pub link: Option<String>,
}

//! The answer of AWS: everything that the documents say, taken together.

use std::collections::BTreeSet;

use super::finding::Finding;
use super::image::NamedImage;

/// The one answer that all documents are.
#[derive(Debug, Default)]
pub struct Answer {
    /// Every image that a document with findings names.
    pub named: BTreeSet<NamedImage>,
    /// A tag by which an image was asked for.
    pub tag: Option<String>,
    /// The documents of `describe-image-scan-findings`.
    pub described: Vec<Described>,
    /// The number of documents of `list-findings`.
    pub lists: usize,
    /// The entries of `list-coverage`; `None` without such a document.
    pub coverage: Option<Vec<Covered>>,
    /// Every finding, each once.
    pub findings: Vec<Finding>,
    /// The number of findings that `describe-image-scan-findings` gave.
    pub given: u64,
    /// The number of findings of `list-findings` that name no image.
    pub without_image: usize,
    /// A document names a further page, which is not there.
    pub is_cut: bool,
    /// The documents have what only one of the two kinds of scan has.
    pub has_basic: bool,
    pub has_enhanced: bool,
}

/// Members of a document of `describe-image-scan-findings` beside its findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Described {
    /// `imageScanStatus.status`.
    pub status: Option<String>,
    /// `imageScanStatus.description`.
    pub description: Option<String>,
    /// It says when the scan was completed.
    pub is_completed: bool,
    /// The sum of `findingSeverityCounts`.
    pub counted: Option<u64>,
    /// It has a list of findings, which may be empty.
    pub has_list: bool,
}

/// An entry of `list-coverage`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Covered {
    pub image: NamedImage,
    /// `scanStatus.statusCode`.
    pub code: Option<String>,
    /// `scanStatus.reason`.
    pub reason: Option<String>,
    /// It says when the image was scanned.
    pub is_scanned: bool,
}

/// The kind of scan that the documents show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanKind {
    Basic,
    Enhanced,
}

impl ScanKind {
    /// Its word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Enhanced => "enhanced",
        }
    }
}

impl Answer {
    /// The kind of scan, where the documents show one.
    pub fn scan(&self) -> Option<ScanKind> {
        match (self.has_basic, self.has_enhanced) {
            (_, true) => Some(ScanKind::Enhanced),
            (true, false) => Some(ScanKind::Basic),
            (false, false) => None,
        }
    }

    /// The repositories of the documents with findings; without one in them, those of the coverage.
    pub(crate) fn repositories(&self) -> BTreeSet<&str> {
        self.named.iter().filter_map(|image| image.repository.as_deref()).collect()
    }
}

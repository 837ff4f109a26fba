//! Text of files → [`Answer`]: what `aws` printed, in one file or several, a document after the other.
//!
//! A document is decoded in one pass over its text, after one that finds its end: a scan can have 100,000 findings.

mod document;
mod file;
mod finding;
mod time;

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::answer::{Answer, Covered, Described};
use super::diagnostics;
use super::finding::Finding;
use super::image::NamedImage;
use crate::diagnostic::Findings;
use crate::json::{self, Value};
use document::{CoveredResource, Document, ImageScanFindings};
use file::Input;
use finding::EnhancedFinding;

/// The resource type of images in `list-coverage` (CoverageResourceType of Inspector's model).
const IMAGE: &str = "AWS_ECR_CONTAINER_IMAGE";

/// The status that only an enhanced scan has (FACTS 12).
const CONTINUOUS: &str = "ACTIVE";

/// Reads what `aws` printed into these files; `-` is standard input.
///
/// # Errors
/// One of them can't be read, is empty or broken, or holds something else; or they name two repositories.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Answer, Findings> {
    let mut reader = Reader::default();
    for path in paths {
        reader.text(&file::read(path)?)?;
    }
    reader.finish()
}

/// Reads texts as the files of these names would be read.
///
/// # Errors
/// A document is none, or speaks of something else, as `read` reports it.
pub fn read_texts(texts: &[(&str, &str)]) -> Result<Answer, Findings> {
    let mut reader = Reader::default();
    for (name, text) in texts {
        reader.text(&Input { name: (*name).to_owned(), text: (*text).to_owned() })?;
    }
    reader.finish()
}

/// The answer as far as it was read, and its findings by their own names: the same may stand in two answers.
#[derive(Default)]
struct Reader {
    answer: Answer,
    by_arn: BTreeMap<String, usize>,
    last_name: String,
}

impl Reader {
    fn text(&mut self, input: &Input) -> Result<(), Findings> {
        let mut count = 0;
        for document in json::documents(input.documents()) {
            let document = document.map_err(|error| diagnostics::broken(&input.source(), &error))?;
            self.document(input, document)?;
            count += 1;
        }
        self.last_name.clone_from(&input.name);
        if count == 0 { Err(diagnostics::empty(&input.name).into()) } else { Ok(()) }
    }

    fn finish(self) -> Result<Answer, Findings> {
        let repositories: Vec<&str> = self.answer.repositories().into_iter().collect();
        match repositories.as_slice() {
            [first, second, ..] => Err(diagnostics::several_repositories(&self.last_name, first, second).into()),
            _ => Ok(self.answer),
        }
    }

    fn document(&mut self, input: &Input, value: Value<'_>) -> Result<(), Findings> {
        let document: Document = match value.kind() {
            json::Kind::Object => value.decode().map_err(|error| diagnostics::misfit(&input.source(), &error))?,
            _ => return Err(diagnostics::other(&input.source(), value).into()),
        };
        let Document { image_scan_status, image_scan_findings, findings, covered_resources, .. } = &document;
        let is_known = image_scan_status.is_some()
            || image_scan_findings.is_some()
            || findings.is_some()
            || covered_resources.is_some();
        if !is_known {
            return Err(diagnostics::other(&input.source(), value).into());
        }
        self.take(document);
        Ok(())
    }

    /// Takes all that a document has, of whichever answers it is.
    fn take(&mut self, mut document: Document) {
        self.answer.is_cut |= document.next_token.is_some() || document.cli_token.is_some();
        if let Some(findings) = document.findings.take() {
            self.take_list(findings);
        }
        if let Some(resources) = document.covered_resources.take() {
            self.answer.has_enhanced = true;
            let is_image =
                |resource: &CoveredResource| resource.resource_type.as_deref().is_none_or(|kind| kind == IMAGE);
            let covered = resources.into_iter().filter(is_image).map(covered);
            self.answer.coverage.get_or_insert_default().extend(covered);
        }
        if document.image_scan_status.is_some() || document.image_scan_findings.is_some() {
            self.take_description(document);
        }
    }

    fn take_list(&mut self, findings: Vec<EnhancedFinding>) {
        self.answer.lists += 1;
        self.answer.has_enhanced = true;
        for finding in findings {
            let images = finding.images();
            self.answer.without_image += usize::from(images.is_empty());
            self.take_enhanced(finding, images);
        }
    }

    fn take_description(&mut self, document: Document) {
        let id = document.image_id.unwrap_or_default();
        self.take_image(NamedImage { repository: document.repository_name, digest: id.image_digest });
        self.answer.tag = id.image_tag.or(self.answer.tag.take());
        let (status, found) = (document.image_scan_status.unwrap_or_default(), document.image_scan_findings);
        let ImageScanFindings { image_scan_completed_at, finding_severity_counts, findings, enhanced_findings } =
            found.unwrap_or_default();
        let has_list = findings.is_some() || enhanced_findings.is_some();
        let is_basic = findings.as_ref().is_some_and(|findings| !findings.is_empty());
        self.answer.has_basic |= findings.is_some();
        self.answer.has_enhanced |= status.status.as_deref() == Some(CONTINUOUS)
            || enhanced_findings.as_ref().is_some_and(|enhanced| !(enhanced.is_empty() && is_basic));
        for finding in findings.unwrap_or_default() {
            self.answer.given += 1;
            self.take_finding(finding.into_finding());
        }
        for finding in enhanced_findings.unwrap_or_default() {
            self.answer.given += 1;
            let images = finding.images();
            self.take_enhanced(finding, images);
        }
        self.answer.described.push(Described {
            status: status.status,
            description: status.description,
            is_completed: image_scan_completed_at.is_some(),
            counted: finding_severity_counts
                .map(|counts| counts.values().fold(0, |sum: u64, count| sum.saturating_add(*count))),
            has_list,
        });
    }

    fn take_enhanced(&mut self, finding: EnhancedFinding, images: Vec<NamedImage>) {
        images.into_iter().for_each(|image| self.take_image(image));
        self.take_finding(finding.into_finding());
    }

    fn take_image(&mut self, image: NamedImage) {
        if !self.answer.named.contains(&image) {
            self.answer.named.insert(image);
        }
    }

    /// Takes a finding, unless it is there in the same words.
    fn take_finding(&mut self, finding: Finding) {
        if let Some(arn) = &finding.arn {
            let earlier = self.by_arn.get(arn).and_then(|index| self.answer.findings.get(*index));
            if earlier == Some(&finding) {
                return;
            }
            self.by_arn.insert(arn.clone(), self.answer.findings.len());
        }
        self.answer.findings.push(finding);
    }
}

fn covered(resource: CoveredResource) -> Covered {
    let by_id = resource.resource_id.as_deref().map(NamedImage::of_resource).unwrap_or_default();
    let named = resource.resource_metadata.and_then(|metadata| metadata.ecr_repository).and_then(|named| named.name);
    let status = resource.scan_status.unwrap_or_default();
    Covered {
        image: NamedImage { repository: by_id.repository.or(named), digest: by_id.digest },
        code: status.status_code,
        reason: status.reason,
        is_scanned: resource.last_scanned_at.is_some(),
    }
}

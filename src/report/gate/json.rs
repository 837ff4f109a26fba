//! Judgement of an image as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::GateReport;
use super::explanation::Explanation;
use super::row::fixed_in;
use crate::diagnostic::{Diagnostic, json};
use crate::gate::{Acceptance, Image, Package, Vulnerability};

/// The document of `gate`.
#[derive(Serialize)]
pub(crate) struct Document<'r> {
    format_version: u32,
    verdict: &'static str,
    reason: &'r str,
    image: Option<JsonImage<'r>>,
    scan: Option<&'static str>,
    counts: BTreeMap<&'r str, usize>,
    failing: Vec<Row<'r>>,
    accepted: Vec<Accepted<'r>>,
    expired: Vec<Accepted<'r>>,
    unused: Vec<Accepted<'r>>,
    suppressed: usize,
    explanation: Option<&'r Explanation>,
    diagnostics: Vec<json::Finding>,
}

#[derive(Serialize)]
struct JsonImage<'r> {
    repository: &'r str,
    digest: &'r str,
}

#[derive(Serialize)]
struct Row<'r> {
    id: &'r str,
    severity: &'r str,
    /// The first of the packages.
    package: Option<&'r str>,
    fixed_in: Option<&'r str>,
    packages: Vec<JsonPackage<'r>>,
    link: Option<&'r str>,
}

#[derive(Serialize)]
struct JsonPackage<'r> {
    name: &'r str,
    installed: Option<&'r str>,
    fixed_in: Option<&'r str>,
}

#[derive(Serialize)]
struct Accepted<'r> {
    id: &'r str,
    until: String,
    reason: &'r str,
}

impl GateReport {
    /// The report as JSON.
    pub(crate) fn json(&self) -> Document<'_> {
        let judgement = &self.judgement;
        Document {
            format_version: 1,
            verdict: judgement.verdict.as_str(),
            reason: &judgement.reason,
            image: judgement.image.as_ref().map(image),
            scan: judgement.scan.map(|scan| scan.as_str()),
            counts: judgement.counts.iter().map(|(severity, count)| (severity.as_str(), *count)).collect(),
            failing: judgement.failing.iter().map(row).collect(),
            accepted: judgement.accepted.iter().map(accepted).collect(),
            expired: judgement.expired.iter().map(accepted).collect(),
            unused: judgement.unused.iter().map(accepted).collect(),
            suppressed: judgement.suppressed,
            explanation: self.explanation.as_ref(),
            diagnostics: json::findings(&self.warnings),
        }
    }
}

/// The document of input that can't be judged, whose reason is the first error.
pub(crate) fn refused(findings: &[Diagnostic]) -> Document<'_> {
    let first = findings.iter().find(|finding| finding.is_error());
    Document {
        format_version: 1,
        verdict: "unknown",
        reason: first.map_or("", |finding| &finding.message),
        image: None,
        scan: None,
        counts: BTreeMap::new(),
        failing: Vec::new(),
        accepted: Vec::new(),
        expired: Vec::new(),
        unused: Vec::new(),
        suppressed: 0,
        explanation: None,
        diagnostics: json::findings(findings),
    }
}

fn image(image: &Image) -> JsonImage<'_> {
    JsonImage { repository: &image.repository, digest: &image.digest }
}

fn package(package: &Package) -> JsonPackage<'_> {
    let Package { name, installed, fixed_in } = package;
    JsonPackage { name, installed: installed.as_deref(), fixed_in: fixed_in.as_deref() }
}

fn row(vulnerability: &Vulnerability) -> Row<'_> {
    Row {
        id: &vulnerability.id,
        severity: vulnerability.severity.as_str(),
        package: vulnerability.packages.first().map(|package| package.name.as_str()),
        fixed_in: fixed_in(&vulnerability.packages),
        packages: vulnerability.packages.iter().map(package).collect(),
        link: vulnerability.link.as_deref(),
    }
}

fn accepted(acceptance: &Acceptance) -> Accepted<'_> {
    Accepted { id: &acceptance.id, until: acceptance.until.to_string(), reason: &acceptance.reason }
}

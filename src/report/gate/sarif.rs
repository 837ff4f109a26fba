//! Judgement of an image as SARIF 2.1.0, for code scanning: the image is the artifact, a vulnerability is a rule.

use serde_json::{Value, json};

use super::GateReport;
use super::row::clause;
use crate::diagnostic::sarif::{MOST, uri, without_links};
use crate::gate::{Judgement, Severity, Verdict, Vulnerability};

impl GateReport {
    /// The log: what fails as errors, what somebody accepted as suppressed ones. Where there is no verdict, it says that the
    /// run did not succeed, so that nobody takes the absence of results for a clean image. Of more than code scanning takes,
    /// the first are there, the worst first, and how many are left out.
    pub(crate) fn sarif(&self) -> Value {
        let judgement = &self.judgement;
        let room = MOST.saturating_sub(judgement.failing.len());
        let (failing, excused) = (judgement.failing.iter().take(MOST), judgement.excused.iter().take(room));
        let rules: Vec<Value> = failing.clone().chain(excused.clone()).map(rule).collect();
        let failing = failing.map(|one| result(judgement, one, &[]));
        let excused = excused.map(|one| result(judgement, one, &[suppression(judgement, one)]));
        let results: Vec<Value> = failing.chain(excused).collect();
        let left = judgement.failing.len() + judgement.excused.len() - results.len();
        let is_judged = matches!(judgement.verdict, Verdict::Pass | Verdict::Fail);
        let level = if is_judged { "note" } else { "error" };
        let mut told = vec![json!({ "level": level, "message": { "text": without_links(&judgement.reason) } })];
        told.extend((left > 0).then(|| {
            let text = format!(
                "{left} vulnerabilities are left out, because code scanning takes {MOST}; the formats `json` and `human` have all"
            );
            json!({ "level": "warning", "message": { "text": text } })
        }));
        json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "scanwright gate",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": distinct(rules),
                } },
                "columnKind": "unicodeCodePoints",
                "invocations": [{ "executionSuccessful": is_judged, "toolExecutionNotifications": told }],
                "results": results,
            }],
        })
    }
}

/// Each rule once; a vulnerability can fail in one package and be accepted in another.
fn distinct(rules: Vec<Value>) -> Vec<Value> {
    let mut seen = std::collections::BTreeSet::new();
    rules.into_iter().filter(|rule| seen.insert(rule["id"].as_str().unwrap_or_default().to_owned())).collect()
}

fn rule(vulnerability: &Vulnerability) -> Value {
    let mut rule = json!({
        "id": id(vulnerability),
        "shortDescription": { "text": format!("{} {}", vulnerability.severity.as_str(), id(vulnerability)) },
        "defaultConfiguration": { "level": "error" },
        "properties": { "security-severity": score(&vulnerability.severity), "tags": ["security"] },
    });
    if let Some(link) = vulnerability.link.as_ref().filter(|link| is_link(link)) {
        rule.as_object_mut().map(|members| members.insert("helpUri".to_owned(), json!(link)));
    }
    rule
}

fn result(judgement: &Judgement, vulnerability: &Vulnerability, suppressions: &[Value]) -> Value {
    let image = judgement.image.as_ref();
    let artifact = image.map(|image| uri(&image.to_string())).unwrap_or_default();
    let repository = image.map_or("", |image| image.repository.as_str());
    json!({
        "ruleId": id(vulnerability),
        "level": "error",
        "message": { "text": without_links(&clause(vulnerability)) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": artifact },
            "region": { "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1 },
        } }],
        "suppressions": suppressions,
        // The next image of the repository has the same finding, not another one.
        "partialFingerprints": { "scanwright/gate/v1": format!("{repository} {}", id(vulnerability)) },
    })
}

/// The acceptances of a vulnerability, as SARIF tells them.
fn suppression(judgement: &Judgement, vulnerability: &Vulnerability) -> Value {
    let reasons = judgement.accepted.iter().filter(|acceptance| acceptance.id == vulnerability.id);
    let reasons: Vec<String> = reasons.map(|one| format!("{} (until {})", one.reason, one.until)).collect();
    json!({ "kind": "external", "justification": reasons.join("; ") })
}

fn id(vulnerability: &Vulnerability) -> &str {
    if vulnerability.id.is_empty() { "(no id)" } else { &vulnerability.id }
}

fn is_link(link: &str) -> bool {
    (link.starts_with("https://") || link.starts_with("http://")) && link.chars().all(|char| char.is_ascii_graphic())
}

/// The number by which GitHub sorts alerts: it calls over 9.0 critical, from 7.0 high, from 4.0 medium, and below it low.
fn score(severity: &Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::Other(_) => "9.5",
        Severity::High => "8.0",
        Severity::Medium | Severity::Untriaged | Severity::Undefined => "5.5",
        Severity::Low => "2.0",
        Severity::Informational => "0.0",
    }
}

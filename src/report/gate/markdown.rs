//! Judgement of an image as Markdown, for the summary of a job or a comment.

use super::GateReport;
use super::human::said_counts;
use super::row::{HEADS, cells};
use crate::diagnostic::markdown::{code, prose, text};
use crate::gate::{Acceptance, Vulnerability};

/// The most rows of a table: a comment on GitHub has 65,536 characters.
const MOST: usize = 50;

impl GateReport {
    /// The report as Markdown.
    pub(crate) fn markdown(&self) -> String {
        let judgement = &self.judgement;
        let mut out = format!("## Gate: {}\n\n", judgement.verdict.as_str());
        if let Some(image) = &judgement.image {
            out.push_str(&format!("{}\n\n", code(&image.to_string())));
        }
        out.push_str(&format!("{}\n", prose(&judgement.reason)));
        let counts = said_counts(judgement);
        if !counts.is_empty() {
            out.push_str(&format!("\nFindings: {}\n", text(&counts.join(", "))));
        }
        out.push_str(&table("Failing", &judgement.failing));
        out.push_str(&table("Accepted findings that would fail", &judgement.excused));
        out.push_str(&acceptances("Acceptances in use", &judgement.accepted));
        out.push_str(&acceptances("Expired acceptances", &judgement.expired));
        out.push_str(&acceptances("Unused acceptances", &judgement.unused));
        let notes = self.explanation.iter().flat_map(|explanation| &explanation.notes);
        let notes: String = notes.map(|note| format!("- {}\n", prose(note))).collect();
        if notes.is_empty() { out } else { format!("{out}\n### Scanning by the policy\n\n{notes}") }
    }
}

fn table(title: &str, vulnerabilities: &[Vulnerability]) -> String {
    if vulnerabilities.is_empty() {
        return String::new();
    }
    let mut out = format!("\n### {title}\n\n| {} |\n|{}\n", HEADS.join(" | "), "---|".repeat(HEADS.len()));
    for vulnerability in vulnerabilities.iter().take(MOST) {
        let cells = cells(vulnerability).map(|cell| text(&cell));
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    match vulnerabilities.len().saturating_sub(MOST) {
        0 => out,
        more => format!("{out}\nand {more} more\n"),
    }
}

fn acceptances(title: &str, acceptances: &[Acceptance]) -> String {
    let told = |one: &Acceptance| format!("- {} until {}: {}\n", code(&one.id), one.until, text(&one.reason));
    let told: String = acceptances.iter().take(MOST).map(told).collect();
    if told.is_empty() { told } else { format!("\n### {title}\n\n{told}") }
}

//! Judgement of an image for people: the verdict with its reason, and the tables that it rests on.

use anstyle::{AnsiColor, Style};

use super::GateReport;
use super::row::{HEADS, cells};
use crate::diagnostic::human::printable;
use crate::gate::{Acceptance, Judgement, Severity, Verdict, Vulnerability};

impl GateReport {
    /// The report for a terminal.
    pub(crate) fn human(&self) -> String {
        let Judgement { failing, excused, accepted, expired, .. } = &self.judgement;
        let mut text = head(&self.judgement);
        text.push_str(&table("", failing));
        text.push_str(&table("accepted findings that would fail", excused));
        text.push_str(&acceptances("accepted", accepted));
        text.push_str(&acceptances("expired", expired));
        let explained = self.explanation.iter().flat_map(|explanation| &explanation.notes);
        let explained: String = explained.map(|note| format!("{note}\n")).collect();
        if !explained.is_empty() {
            text.push('\n');
            text.push_str(&explained);
        }
        text
    }
}

fn head(judgement: &Judgement) -> String {
    let style = match judgement.verdict {
        Verdict::Pass => AnsiColor::Green,
        Verdict::Fail | Verdict::Unknown => AnsiColor::Red,
        Verdict::Pending => AnsiColor::Yellow,
    };
    let style = style.on_default().bold();
    let image = judgement.image.as_ref().map(|image| format!("{}\n", printable(&image.to_string())));
    let verdict = judgement.verdict.as_str();
    let reason = printable(&judgement.reason).replace('\n', " ");
    format!("{}{style}{verdict}{style:#}: {reason}\n{}", image.unwrap_or_default(), counts(judgement))
}

/// The line with the kind of scan and the findings that count.
fn counts(judgement: &Judgement) -> String {
    let Some(scan) = judgement.scan else { return String::new() };
    let mut parts = said_counts(judgement);
    if judgement.suppressed > 0 {
        parts.push(format!("{} suppressed or closed", judgement.suppressed));
    }
    if parts.is_empty() { String::new() } else { format!("{} scan: {}\n", scan.as_str(), parts.join(", ")) }
}

/// The counts that are not zero, the worst first.
pub(super) fn said_counts(judgement: &Judgement) -> Vec<String> {
    let counted = judgement.counts.iter().filter(|(_, count)| **count > 0);
    counted.map(|(severity, count)| format!("{count} {}", printable(&word(severity)))).collect()
}

fn word(severity: &Severity) -> String {
    match severity {
        Severity::Other(word) => word.clone(),
        known => known.as_str().to_lowercase(),
    }
}

fn table(title: &str, vulnerabilities: &[Vulnerability]) -> String {
    if vulnerabilities.is_empty() {
        return String::new();
    }
    let rows: Vec<[String; 6]> = vulnerabilities.iter().map(|one| cells(one).map(|cell| in_line(&cell))).collect();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain(HEADS.get(column).map(|head| head.len())).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..HEADS.len()).map(width).collect();
    let line = |cells: &[String]| {
        let padded: Vec<String> = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        format!("{}\n", padded.join("  ").trim_end())
    };
    let title = if title.is_empty() { String::new() } else { format!("{}\n", heading(title)) };
    let rows: String = rows.iter().map(|row| line(row)).collect();
    format!("\n{title}{}{rows}", line(&HEADS.map(str::to_owned)))
}

fn acceptances(title: &str, acceptances: &[Acceptance]) -> String {
    let told = |one: &Acceptance| format!("  {} until {}: {}\n", in_line(&one.id), one.until, in_line(&one.reason));
    let told: String = acceptances.iter().map(told).collect();
    if told.is_empty() { told } else { format!("\n{}\n{told}", heading(title)) }
}

fn heading(title: &str) -> String {
    let bold = Style::new().bold();
    format!("{bold}{title}{bold:#}")
}

fn in_line(text: &str) -> String {
    printable(text).replace('\n', " ")
}

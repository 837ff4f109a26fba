//! Judgement of an image as annotations of GitHub Actions. No file of the repository is to blame, so they have no place.

use super::GateReport;
use super::row::clause;
use crate::diagnostic::github::{MOST, command, data, property};
use crate::gate::Verdict;

impl GateReport {
    /// The verdict, what fails and the warnings as annotations, as many as a step has; the rest as plain lines.
    pub(crate) fn github(&self) -> String {
        let judgement = &self.judgement;
        let level = match judgement.verdict {
            Verdict::Pass => "notice",
            Verdict::Pending => "warning",
            Verdict::Fail | Verdict::Unknown => "error",
        };
        let image = judgement.image.as_ref().map(|image| format!("{image}: ")).unwrap_or_default();
        let verdict =
            annotation(level, &format!("gate {}", judgement.verdict.as_str()), &format!("{image}{}", judgement.reason));
        let failing = judgement.failing.iter().map(|one| annotation("error", &one.id, &clause(one)));
        let warnings = self.warnings.iter().map(command);
        let all: Vec<String> = [verdict].into_iter().chain(failing).chain(warnings).collect();
        let (shown, rest) = all.split_at(all.len().min(MOST));
        let mut out = shown.concat();
        if !rest.is_empty() {
            out.push_str(&format!("{} more, for which a step has no annotations left:\n", rest.len()));
            rest.iter().for_each(|one| out.push_str(&plain(one)));
        }
        out
    }
}

fn annotation(level: &str, title: &str, message: &str) -> String {
    let title = if title.is_empty() { "(no id)" } else { title };
    format!("::{level} title={}::{}\n", property(title), data(message))
}

/// An annotation as a line of the log, which must not be read as one.
fn plain(annotation: &str) -> String {
    let message = annotation.trim_end().splitn(3, "::").last().unwrap_or_default();
    format!("- {message}\n")
}

//! A whole review as annotations of GitHub Actions: ten of each level, errors first, which is what GitHub shows of a step; then how
//! many there would be.

use super::comparison::Comparison;
use super::phrases::counted;
use super::review::Review;
use crate::change::Status;
use crate::diagnostic::{Diagnostic, Severity, github, grouped};
use crate::paths::in_repository;

/// An annotation a line.
pub(super) fn annotations(review: &Review) -> String {
    let policies = grouped(&review.of_policies());
    let found = policies.iter().chain(review.of_terraform());
    let found = found.map(|finding: &Diagnostic| (finding.severity, github::command(finding)));
    let outdated = review.check.as_ref().ok().and_then(outdated).map(|annotation| (Severity::Error, annotation));
    let (shown, left) = github::split(found.chain(outdated), |(severity, _)| *severity);
    let shown: String = shown.into_iter().map(|(_, annotation)| annotation).collect();
    if left.is_empty() {
        return shown;
    }
    let left = counted(left.len(), ["more finding is", "more findings are"]);
    format!("{shown}{left} in the log above; GitHub shows {MOST} of each level in a step\n", MOST = github::MOST)
}

/// The annotation of modules that are not as generated, at the first file that is there to be annotated.
fn outdated(check: &Comparison) -> Option<String> {
    let files = check.changes.iter().flat_map(|change| change.files().iter().map(move |file| (change, file)));
    let differing: Vec<_> = files.filter(|(_, file)| file.status != Status::Unchanged).collect();
    let subject = match differing.len() {
        0 => return None,
        count => counted(count, ["file is", "files are"]),
    };
    let there = differing.iter().find(|(_, file)| file.status != Status::Added);
    let place =
        there.map(|(change, file)| format!("file={},line=1,", github::property(&in_repository(&change.path_of(file)))));
    let place = place.unwrap_or_default();
    Some(format!(
        "::error {place}title=module not as generated::{subject} not what the policy says; run `scanwright generate`, and commit\n"
    ))
}

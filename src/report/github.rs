//! A whole review as annotations of GitHub Actions: ten, errors first, which is what GitHub shows of a step; then how many
//! there would be.

use super::comparison::Comparison;
use super::phrases::counted;
use super::review::Review;
use crate::change::Status;
use crate::diagnostic::{Diagnostic, Severity, github};
use crate::paths::in_repository;

/// The most annotations of a step.
const MOST: usize = 10;

/// An annotation a line.
pub(super) fn annotations(review: &Review) -> String {
    let policies = review.of_policies();
    let found = policies.iter().chain(review.of_terraform());
    let found = found.map(|finding: &Diagnostic| (finding.severity != Severity::Error, github::command(finding)));
    let outdated = review.check.as_ref().ok().and_then(outdated).map(|annotation| (false, annotation));
    let mut all: Vec<(bool, String)> = found.chain(outdated).collect();
    all.sort_by_key(|(is_less, _)| *is_less);
    let left = all.len().saturating_sub(MOST);
    let shown: String = all.into_iter().take(MOST).map(|(_, annotation)| annotation).collect();
    if left == 0 {
        return shown;
    }
    let left = counted(left, ["more finding is", "more findings are"]);
    format!("{shown}{left} in the log above; GitHub shows {MOST} of a step\n")
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

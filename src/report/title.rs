//! The title of a whole review: the headline of the change, or what kept it from being made.

use super::comparison::Comparison;
use super::headline::{headline, no_longer_there};
use super::review::Review;
use crate::policy::load::is_absence;

/// The title.
pub(super) fn title(review: &Review) -> String {
    let is_told = |change: &&Comparison| {
        change.is_change() || change.changes.iter().any(|change| change.gate().is_some_and(|gate| !gate.is_empty()))
    };
    if let Some(change) = review.change().filter(is_told) {
        return headline(change, review.gone());
    }
    let gone = review.gone().map(|gone| no_longer_there(&gone.modules)).unwrap_or_default();
    let said = if gone.is_empty() { without_change(review) } else { &gone };
    format!("Registry scanning: {said}")
}

fn without_change(review: &Review) -> &'static str {
    match &review.check {
        Err(findings) if findings.iter().all(is_absence) => "there is no policy",
        Err(_) => "the policy could not be compiled",
        Ok(_) if review.is_outdated() => "the committed module is not what the policy says",
        Ok(_) if review.change().is_none() => "not compared with an earlier commit",
        Ok(_) if review.could_not_lint() => "the Terraform could not be read",
        Ok(_) if review.gone().is_some() => "a policy is no longer there",
        Ok(_) if !review.of_terraform().is_empty() => "nothing changes, and the Terraform has findings",
        Ok(_) => "nothing changes",
    }
}

//! The title of a whole review, where the change has no headline of its own or does not know the most important thing.

use super::comparison::Comparison;
use super::review::Review;
use crate::policy::load::is_absence;

/// The title; nothing where the headline of the change says it.
pub(super) fn title(review: &Review) -> Option<String> {
    let modules = review.gone().map_or(0, |gone| gone.modules.len());
    let has_headline = review.change().is_some_and(Comparison::is_change);
    if modules == 0 && has_headline {
        return None;
    }
    let said = match modules {
        0 => without_modules_gone(review).to_owned(),
        1 => "1 module is no longer there".to_owned(),
        _ => format!("{modules} modules are no longer there"),
    };
    Some(format!("Registry scanning: {said}"))
}

fn without_modules_gone(review: &Review) -> &'static str {
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

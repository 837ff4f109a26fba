//! A whole review for people in a terminal.

use super::change::{change, files};
use super::list::Listed;
use super::meaning::marked;
use super::text_diff::Texts;
use crate::diagnostic::human::{printable, render_within};
use crate::report::linted;
use crate::report::outdated::causes;
use crate::report::phrases::Mark;
use crate::report::review::Review;
use crate::report::summary::summary;

/// The texts of `diff --against`, `generate --check` and `lint`, one below the other, under a heading each; findings in so many
/// columns where a number is given.
pub(crate) fn whole(review: &Review, columns: Option<usize>) -> String {
    let mut text = render_within(&review.of_policies(), true, columns);
    if let Some(against) = &review.against {
        text.push_str(&heading(&format!("since {}", printable(&against.name))));
        let paths = against.gone.modules.iter().chain(&against.gone.policies);
        paths.for_each(|path| text.push_str(&marked(Mark::Loss, &format!("no longer there: {}", printable(path)))));
        if let Some(comparison) = review.change() {
            text.push_str(&format!(
                "{}{}\n",
                change(comparison, review.gone(), Texts::Grouped),
                summary(&comparison.changes)
            ));
        }
    }
    if let Ok(check) = &review.check {
        text.push_str(&heading("committed modules"));
        text.push_str(&format!("{}{}\n", files(check, Listed::Changed, Some(Texts::Grouped)), summary(&check.changes)));
        causes(check).iter().for_each(|cause| text.push_str(&format!("{cause}\n")));
    }
    if let Some(lint) = &review.lint {
        text.push_str(&heading("Terraform"));
        text.push_str(&render_within(review.of_terraform(), true, columns));
        lint.iter().for_each(|one| text.push_str(&format!("{}\n", linted::summary(one))));
    }
    text
}

fn heading(what: &str) -> String {
    let bold = anstyle::Style::new().bold();
    format!("{bold}== {what}{bold:#}\n")
}

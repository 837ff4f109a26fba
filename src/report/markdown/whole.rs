//! A whole review as Markdown: what is no longer there, the change, what is not as generated, the findings in the Terraform. The
//! change leads, and takes what the short sections leave.

use std::collections::HashSet;

use super::change;
use super::collapsed_diff::grouped as grouped_diff;
use super::limit::{Limit, collapsed, fenced, shortened};
use crate::change::{Change, FileChange, Gone, Status, text};
use crate::diagnostic::markdown::{self, code, render};
use crate::paths::in_repository;
use crate::report::comparison::Comparison;
use crate::report::digest::folded;
use crate::report::phrases::{Mark, grouped};
use crate::report::review::Review;
use crate::report::title::title;
use crate::target::stamp::Origin;

/// The most paths that a list names.
const SHOWN: usize = 20;

/// The room of a comment of GitHub, which takes 65,535 characters, beside what a pipeline adds to it.
const COMMENT: Limit = Limit::Characters(64_000);

/// The room of a job's summary on GitHub, which takes a mebibyte.
const SUMMARY: Limit = Limit::Bytes(1_000_000);

/// The command that prints all.
const WHOLE: &str = "scanwright review";

/// The review as it fits into a comment.
pub(crate) fn comment(review: &Review) -> String {
    whole(review, COMMENT)
}

/// The review as it fits into the summary of a job.
pub(crate) fn job_summary(review: &Review) -> String {
    whole(review, SUMMARY)
}

fn whole(review: &Review, limit: Limit) -> String {
    let change = review.change().filter(|change| change.is_change());
    let mut before = format!("## {}\n", markdown::prose(&title(review)));
    let gone =
        review.gone().map(|gone| shortened(self::gone(gone), limit.tenths(1), "this list", WHOLE)).unwrap_or_default();
    before.push_str(&section("What is no longer there", &gone));
    let errors = review.check.as_ref().err().map(|findings| &**findings).unwrap_or_else(|| review.errors_of_baseline());
    if !errors.is_empty() {
        before.push_str(&format!("\n{}", shortened(render(errors), limit.tenths(3), "the errors", "scanwright check")));
    }
    if !gone.is_empty() && change.is_some() {
        before.push('\n');
    }
    if change.is_none() {
        before.push_str(&review.change().map(change::of_gate).unwrap_or_default());
    }
    let after = outdated_section(review, limit) + &terraform_section(review, limit);
    let room = limit.without(&before).without(&after);
    let change = change.map(|change| change::without_headline(change, room.most())).unwrap_or_default();
    format!("{before}{}{after}", shortened(change, room, "the review", WHOLE))
}

fn section(title: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("\n### {title}\n\n{text}") }
}

/// Modules and policies that are not reviewed, since there is nothing to compile.
fn gone(gone: &Gone) -> String {
    let mut text = String::new();
    if !gone.modules.is_empty() {
        text.push_str(
            "Generated modules that the base commit has and this one does not. If no configuration calls a module any longer, Terraform \
             sets its registry to BASIC without rules: nothing is scanned unless somebody starts a scan. If a module has moved, the \
             review below shows what is scanned now, but not what was scanned before.\n\n",
        );
        let sign = Mark::Loss.sign();
        text.push_str(&listed(gone.modules.iter().map(|path| format!("{sign} {}", code(&in_repository(path)))), WHOLE));
    }
    if !gone.policies.is_empty() {
        text.push_str(if gone.modules.is_empty() { "" } else { "\n" });
        text.push_str("Policies that the base commit has and this one does not:\n\n");
        text.push_str(&listed(gone.policies.iter().map(|path| code(&in_repository(path))), WHOLE));
    }
    text
}

/// A list of the first, how many more there are, and which command lists them.
fn listed(items: impl ExactSizeIterator<Item = String>, command: &str) -> String {
    let count = items.len();
    let list: String = items.take(SHOWN).map(|item| format!("- {item}\n")).collect();
    if count > SHOWN {
        format!("{list}- … and {} more: `{command}` lists them\n", grouped(count - SHOWN))
    } else {
        list
    }
}

fn outdated_section(review: &Review, limit: Limit) -> String {
    let Some(check) = review.check.as_ref().ok().filter(|check| check.is_change()) else { return String::new() };
    let text = shortened(outdated(check, review.change()), limit.tenths(1), "this list", "scanwright generate --check");
    section("The committed module is not what the policy says", &text)
}

/// Files that the policies say otherwise, and the text that differs but for what the review of the change shows anyway.
fn outdated(check: &Comparison, shown: Option<&Comparison>) -> String {
    let shown: HashSet<String> = shown.iter().flat_map(|shown| files(shown)).map(|(_, _, unified)| unified).collect();
    let files: Vec<(&Change, &FileChange, String)> = files(check).collect();
    let items: Vec<String> = files
        .iter()
        .map(|(change, file, unified)| {
            format!("{} {}", code(&in_repository(&change.path_of(file))), how(file, unified))
        })
        .collect();
    let own = files.into_iter().filter(|(_, _, unified)| !shown.contains(unified));
    let diff =
        grouped_diff(own.map(|(change, file, unified)| (in_repository(&change.path_of(file)), folded(&unified))));
    let text = format!(
        "Run `scanwright generate`, and commit what it writes.\n\n{}",
        listed(items.into_iter(), "scanwright generate --check")
    );
    if diff.is_empty() {
        text
    } else {
        format!("{text}\n{}", collapsed("What it would change", &fenced("diff", &diff)))
    }
}

/// The files of a comparison that differ, each with what differs in it.
fn files(comparison: &Comparison) -> impl Iterator<Item = (&Change, &FileChange, String)> {
    let files = comparison.changes.iter().flat_map(|change| change.files().iter().map(move |file| (change, file)));
    files
        .filter(|(_, file)| file.status != Status::Unchanged)
        .map(|(change, file)| (change, file, text::unified_in_repository(change, file, comparison.context)))
}

/// A file whose own checksum stays was edited since it was generated; another one is only late.
fn how(file: &FileChange, unified: &str) -> &'static str {
    let is_of_digest = |line: &str| line.starts_with('-') && line.contains("scanwright:sha256=");
    match file.status {
        Status::Added => "is not there",
        Status::Removed => "is no longer generated",
        _ if file.origin == Some(Origin::Conflict) => "has a merge conflict",
        _ if unified.lines().any(is_of_digest) => "is out of date",
        _ => "was edited by hand",
    }
}

fn terraform_section(review: &Review, limit: Limit) -> String {
    let findings = review.of_terraform();
    if findings.is_empty() {
        return String::new();
    }
    section(
        "Findings in the Terraform",
        &shortened(render(findings), limit.tenths(2), "the findings", "scanwright lint"),
    )
}

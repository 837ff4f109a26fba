//! The formats of a whole review, each a function of it.

use anstream::adapter::strip_str;
use serde::Serialize;

use super::review::Review;
use super::{github, html, human, json, markdown};
use crate::diagnostic::{Diagnostic, gitlab, junit, sarif};

/// A format that a review can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Export {
    /// For people, without colours.
    Human,
    Json,
    /// For a comment on a pull request, which it fits into.
    Markdown,
    /// The same with the room of a job's summary.
    Summary,
    Html,
    Sarif,
    /// GitLab's Code Quality report.
    Gitlab,
    Junit,
    Github,
}

impl Export {
    /// Every format with its word, and the text it makes.
    const ALL: &[(&str, Self)] = &[
        ("human", Self::Human),
        ("json", Self::Json),
        ("markdown", Self::Markdown),
        ("summary", Self::Summary),
        ("html", Self::Html),
        ("sarif", Self::Sarif),
        ("gitlab", Self::Gitlab),
        ("junit", Self::Junit),
        ("github", Self::Github),
    ];

    /// The format of that word; `text` is the one for people.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        let word = if word == "text" { "human" } else { word };
        Self::ALL.iter().find(|(own, _)| *own == word).map(|(_, export)| *export)
    }

    /// The words of all formats.
    pub(crate) fn words() -> String {
        Self::ALL.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
    }

    /// The review in this format; the reason where it has none.
    pub(crate) fn text(self, review: &Review) -> Result<String, String> {
        match self {
            Self::Human => Ok(strip_str(&human::whole(review, None)).to_string()),
            Self::Json => pretty(&json::whole(review)),
            Self::Markdown => Ok(markdown::comment(review)),
            Self::Summary => Ok(markdown::job_summary(review)),
            Self::Html => page(review),
            Self::Sarif => pretty(&sarif::log(&all(review))),
            Self::Gitlab => pretty(&gitlab::report(&all(review))),
            Self::Junit => Ok(junit::report(&all(review))),
            Self::Github => Ok(github::annotations(review)),
        }
    }
}

/// The findings of policies, then those of Terraform.
fn all(review: &Review) -> Vec<Diagnostic> {
    [&review.of_policies()[..], review.of_terraform()].concat()
}

fn pretty(document: &impl Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(document).map(|text| text + "\n").map_err(|error| error.to_string())
}

/// The page of the change, or where nothing is compared of what `generate` would write; of policies that do not compile one
/// that says so.
fn page(review: &Review) -> Result<String, String> {
    match review.change().or(review.check.as_ref().ok()) {
        Some(comparison) => html::html(comparison, review.gone()),
        None => html::findings(&review.of_policies()),
    }
}

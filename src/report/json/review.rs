//! A whole review as JSON.

use serde::Serialize;

use super::change::{Changed, changed};
use crate::change::Gone;
use crate::diagnostic::json;
use crate::report::review::{Against, Review};

#[derive(Serialize)]
pub(crate) struct Document<'r> {
    format_version: u32,
    exit_code: u8,
    up_to_date: Option<bool>,
    changed: Option<bool>,
    check: Option<Changed<'r>>,
    against: Option<Earlier<'r>>,
    lint: Option<Lint>,
    diagnostics: Vec<json::Finding>,
}

/// The comparison with an earlier output.
#[derive(Serialize)]
struct Earlier<'r> {
    name: &'r str,
    change: Option<Changed<'r>>,
    gone: &'r Gone,
}

#[derive(Serialize)]
struct Lint {
    files: usize,
    diagnostics: Vec<json::Finding>,
}

pub(crate) fn whole(review: &Review) -> Document<'_> {
    let check = review.check.as_ref().ok();
    Document {
        format_version: 1,
        exit_code: review.status.code(),
        up_to_date: check.map(|check| !check.is_change()),
        changed: review.is_change(),
        check: check.map(changed),
        against: review.against.as_ref().map(|against| earlier(against, review)),
        lint: review.lint.as_ref().map(|linted| Lint {
            files: linted.as_ref().map_or(0, |linted| linted.files),
            diagnostics: json::findings(review.of_terraform()),
        }),
        diagnostics: json::findings(&review.of_policies()),
    }
}

fn earlier<'r>(against: &'r Against, review: &'r Review) -> Earlier<'r> {
    Earlier { name: &against.name, change: review.change().map(changed), gone: &against.gone }
}

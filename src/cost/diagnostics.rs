//! Findings on what costs are computed with.

use std::io::Error as IoError;
use std::path::Path;

use super::document::Answer;
use super::rescans::MOST;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

/// The codes of this stage, which follow those of inventories.
pub(crate) static CODES: &[&Code] = &[
    &NOT_A_PRICE_LIST,
    &NOT_USAGE_TOTALS,
    &INVALID_RESCANS,
    &NO_IMAGES,
    &NOT_INSPECTOR_CONFIGURATION,
    &RESCAN_NOT_IN_FORCE,
];

pub(super) static NOT_A_PRICE_LIST: Code = page!(Error "I008" "not-a-price-list");
pub(super) static NOT_USAGE_TOTALS: Code = page!(Error "I009" "not-usage-totals");
static INVALID_RESCANS: Code = page!(Error "I010" "invalid-rescans");
pub(super) static NOT_INSPECTOR_CONFIGURATION: Code = page!(Error "I012" "not-inspector-configuration");
pub(super) static RESCAN_NOT_IN_FORCE: Code = page!(Error "I013" "rescan-not-in-force");
static NO_IMAGES: Code = page!(Warning "I011" "inventory-without-images");

/// A file that can't be read.
pub(super) fn unreadable(answer: &Answer, name: &str, error: &IoError) -> Diagnostic {
    Diagnostic::new(answer.code, format!("`{name}` can't be read: {}", crate::io::reason(error)))
        .primary(of_file(name), "")
        .help(format!("`{} --output json > FILE` writes it", answer.command))
}

/// A file that is no text.
pub(super) fn not_utf8(answer: &Answer, name: &str) -> Diagnostic {
    Diagnostic::new(answer.code, format!("this is not {}: it is not UTF-8", answer.name))
        .primary(of_file(name), "")
        .help(format!("write it with `{} --output json`", answer.command))
}

/// A file that Windows PowerShell wrote.
pub(super) fn utf16(answer: &Answer, name: &str) -> Diagnostic {
    let message =
        format!("this is not {}: it is UTF-16, not UTF-8: Windows PowerShell writes UTF-16 with `>`", answer.name);
    Diagnostic::new(answer.code, message)
        .primary(of_file(name), "")
        .help(format!("write it with `{} --output json | Out-File -Encoding utf8 FILE`", answer.command))
}

/// A value of `--rescans` that is no such number.
pub(super) fn invalid_rescans(given: &str) -> Diagnostic {
    let place = Place::new(&Source::new("<argument>", given), Span { start: 0, end: given.len() });
    Diagnostic::new(&INVALID_RESCANS, format!("`{given}` is not a number of re-scans of an image in a month"))
        .primary(place, "")
        .help(format!("pass a whole number from 0 to {MOST}, such as `--rescans 20`, or leave the option out: then the cost is a formula"))
}

/// More re-scans than the images can have had.
pub(super) fn absurd_usage(usage: Option<&Path>, rescans: u64, images: u64) -> Diagnostic {
    let name = usage.map(|path| path.display().to_string()).unwrap_or_default();
    let message = format!(
        "{rescans} re-scans in 30 days are more than {MOST} for each of the {images} images that are scanned continuously"
    );
    Diagnostic::new(&INVALID_RESCANS, message)
        .primary(of_file(&name), "")
        .help("take the usage and the images of the same account and Region, or pass a number with `--rescans`")
}

/// An option for costs beside an inventory without images.
pub(crate) fn no_images(option: &str) -> Diagnostic {
    let place = Place::new(&Source::new("<argument>", option), Span { start: 0, end: option.len() });
    Diagnostic::new(&NO_IMAGES, format!("`{option}` has no effect, because the inventory has no images"))
        .primary(place, "")
        .help(
            "append the output of `aws ecr describe-images --repository-name NAME` of each repository to the inventory",
        )
}

fn of_file(name: &str) -> Place {
    Place::new(&Source::new(name, ""), Span::default())
}

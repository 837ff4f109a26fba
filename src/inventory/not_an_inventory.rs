#![doc = include_str!("not-an-inventory.md")]

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::json::Error;
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "I002" "not-an-inventory");

/// The help that says how every list of repositories is made.
const HELP: &str = "an inventory is the output of `aws ecr describe-repositories --output json`, or one name a line";

/// The bytes that are shown behind the first wrong one of a line that is not UTF-8.
const SHOWN_BYTES: usize = 60;

/// The tables of a policy, each in the header that starts it.
const POLICY_HEADERS: &[&str] = &["[module]", "[registry]", "[release]", "[[scan]]", "[basic]", "[[require]]"];

/// The beginnings of other formats, and what to do instead.
const OTHER_FORMATS: &[(&str, &str, &str)] = &[
    ("REPOSITORIES\t", "the text output of the AWS CLI, all columns of it", "write it with `--output json`"),
    ("repositories:", "YAML", "write it with `--output json`"),
    ("- ", "a YAML list", "leave out the dashes: one name a line"),
    ("---", "the table output of the AWS CLI, or YAML", "write it with `--output json`"),
    ("<", "HTML or XML", HELP),
];

/// The text of an inventory's bytes.
pub(super) fn decode(name: String, bytes: Vec<u8>) -> Result<Arc<Source>, Diagnostic> {
    if is_utf16(&bytes) {
        return Err(utf16(name));
    }
    String::from_utf8(bytes).map(|text| Source::new(name.clone(), text)).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        not_utf8(name, error.as_bytes(), valid)
    })
}

/// The bytes start as UTF-16 does: with its byte order mark, or with a character below 256 in two bytes.
fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=255, ..] | [1..=255, 0, ..])
}

fn utf16(name: String) -> Diagnostic {
    Diagnostic::new(&CODE, "the inventory is UTF-16, not UTF-8: Windows PowerShell writes that behind `>`")
        .primary(Place::new(&Source::new(name, ""), Span::default()), "")
        .help("write it with `aws ecr describe-repositories --output json | Out-File -Encoding utf8 repos.json`")
}

/// Shows the first lines up to the first wrong byte and a little more.
fn not_utf8(name: String, bytes: &[u8], valid: usize) -> Diagnostic {
    let end = valid.saturating_add(SHOWN_BYTES).min(bytes.len());
    let source = Source::new(name, String::from_utf8_lossy(bytes.get(..end).unwrap_or_default()));
    let dropped = if bytes.starts_with("\u{feff}".as_bytes()) { '\u{feff}'.len_utf8() } else { 0 };
    let start = valid.saturating_sub(dropped);
    let wrong = bytes.get(valid).copied().unwrap_or_default();
    Diagnostic::new(&CODE, format!("the inventory is not UTF-8: byte {wrong:#04x} at offset {valid}"))
        .primary(Place::new(&source, Span { start, end: start + '\u{fffd}'.len_utf8() }), "not UTF-8 from here")
        .help(HELP)
}

/// A text that holds names ECR refuses, and looks like another format than an inventory's.
pub(super) fn other_format(source: &Arc<Source>) -> Option<Diagnostic> {
    policy(source).or_else(|| {
        let (start, what, help) = OTHER_FORMATS.iter().find(|(start, ..)| source.text().starts_with(start))?;
        let place = Place::new(source, Span { start: 0, end: start.trim_end().len() });
        Some(Diagnostic::new(&CODE, format!("the inventory is {what}")).primary(place, "").help(*help))
    })
}

/// A policy in the place of an inventory.
fn policy(source: &Arc<Source>) -> Option<Diagnostic> {
    let header = source.text().lines().map(str::trim).find(|line| POLICY_HEADERS.contains(line))?;
    let place = Place::new(source, Span::of_part(source.text(), header));
    Some(
        Diagnostic::new(&CODE, "the inventory is a policy, not a list of repositories")
            .primary(place, "a table of a policy")
            .help(HELP),
    )
}

/// A text that starts as JSON does and breaks off, or goes on as something else.
pub(super) fn broken(source: &Arc<Source>, error: &Error) -> Diagnostic {
    if let Some(policy) = policy(source) {
        return policy;
    }
    let help = if error.is_at_end { "the text ends too early; write it again" } else { HELP };
    let start = error.at;
    let end =
        source.text().get(start..).and_then(|rest| rest.chars().next()).map_or(start, |char| start + char.len_utf8());
    Diagnostic::new(&CODE, format!("the inventory is not JSON: {}", error.reason))
        .primary(Place::new(source, Span { start, end }), "")
        .help(help)
}

/// JSON of another shape than AWS's.
pub(super) fn misfit(source: &Arc<Source>, span: Span, what: &str) -> Diagnostic {
    let first_line = source.slice(span).lines().next().map_or(0, str::len);
    let place = Place::new(source, Span { start: span.start, end: span.start + first_line });
    Diagnostic::new(&CODE, "the inventory is JSON, but no list of repositories").primary(place, what).help(HELP)
}

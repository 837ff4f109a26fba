//! Findings of the gate about its input, and about acceptances. Findings in an image are none of these.

use std::io::{Error as IoError, ErrorKind};
use std::sync::Arc;

use super::image::NoImage;
use super::judgement::Judgement;
use super::terms::Acceptance;
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::json::{Error as JsonError, Value};
use crate::source::{Place, Source, Span};

/// The codes of the gate.
pub(crate) static CODES: &[&Code] = &[
    &UNREADABLE_FINDINGS,
    &FINDINGS_NOT_JSON,
    &EMPTY_FINDINGS,
    &NOT_FINDINGS,
    &SEVERAL_REPOSITORIES,
    &INVALID_IMAGE,
    &EXPIRED_ACCEPTANCE,
    &UNUSED_ACCEPTANCE,
];

static UNREADABLE_FINDINGS: Code = page!(Error "J001" "unreadable-findings");
static FINDINGS_NOT_JSON: Code = page!(Error "J002" "findings-not-json");
static EMPTY_FINDINGS: Code = page!(Error "J003" "empty-findings");
static NOT_FINDINGS: Code = page!(Error "J004" "not-findings");
static SEVERAL_REPOSITORIES: Code = page!(Error "J005" "several-repositories");
static INVALID_IMAGE: Code = page!(Error "J006" "invalid-image");
static EXPIRED_ACCEPTANCE: Code = page!(Warning "J007" "expired-acceptance");
static UNUSED_ACCEPTANCE: Code = page!(Warning "J008" "unused-acceptance");

/// The help that says which outputs are read.
const HELP: &str = "pass the JSON output of `aws ecr describe-image-scan-findings`, or those of `aws inspector2 list-coverage` and `list-findings`";

/// The help for an output in another format.
const AS_JSON: &str = "write it with `--output json`, whatever the settings of the AWS CLI say";

/// The most of the text around a fault that is shown.
const SHOWN: usize = 80;

/// Members of other answers, and what those are.
const OTHER_ANSWERS: &[(&str, &str)] = &[
    ("imageScanCompletedAt", "a part of an answer, without its status: leave out `--query`"),
    ("findingSeverityCounts", "a part of an answer, without its status: leave out `--query`"),
    ("imageDetails", "the output of `aws ecr describe-images`"),
    ("imageIds", "the output of `aws ecr list-images`"),
    ("repositories", "the output of `aws ecr describe-repositories`"),
    ("scanningConfiguration", "the output of `aws ecr get-registry-scanning-configuration`"),
    ("responses", "the output of `aws inspector2 list-finding-aggregations`"),
    ("Vulnerabilities", "a report of another scanner"),
    ("Results", "a report of another scanner"),
    ("runs", "a SARIF log"),
];

/// The file of that name can't be read.
pub(super) fn unreadable(name: &str, error: &IoError) -> Diagnostic {
    let help = match error.kind() {
        ErrorKind::NotFound => HELP,
        ErrorKind::PermissionDenied => "check the file permissions",
        _ => "pass the path of a file, or `-` for standard input",
    };
    let message = format!("`{name}` can't be read: {}", crate::io::reason(error));
    Diagnostic::new(&UNREADABLE_FINDINGS, message).primary(of_file(name), "").help(help)
}

/// Standard input is asked to be two things.
pub(crate) fn stdin_is_taken() -> Diagnostic {
    Diagnostic::new(&UNREADABLE_FINDINGS, "standard input is given twice")
        .primary(of_file("<stdin>"), "")
        .help("standard input may hold several documents, one after another; pass a path for everything else")
}

/// Bytes that are no text.
pub(super) fn not_text(name: &str, what: &str) -> Diagnostic {
    Diagnostic::new(&FINDINGS_NOT_JSON, format!("the findings are {what}, and JSON is UTF-8"))
        .primary(of_file(name), "")
        .help("Windows PowerShell writes UTF-16 with `>`: use `| Out-File -Encoding utf8 findings.json` there")
}

/// A text that is no JSON, or breaks off.
pub(super) fn broken(source: &Arc<Source>, error: &JsonError) -> Diagnostic {
    let help = if error.is_at_end { "the output is truncated: ask again" } else { AS_JSON };
    Diagnostic::new(&FINDINGS_NOT_JSON, format!("the findings are not valid JSON: {}", error.reason))
        .primary(short(source, error.at, 1), "")
        .help(help)
}

/// A text without any document: the AWS CLI prints nothing where it fails.
pub(super) fn empty(name: &str) -> Diagnostic {
    Diagnostic::new(&EMPTY_FINDINGS, "the findings are empty: the command that should have printed them has failed")
        .primary(of_file(name), "")
        .help("look at its message on standard error; `ScanNotFoundException` means that there is no scan yet")
}

/// JSON that is no answer about a scan.
pub(super) fn other(source: &Arc<Source>, value: Value<'_>) -> Diagnostic {
    let keys = value.entries().unwrap_or_default();
    let known = keys.iter().find_map(|(key, _)| OTHER_ANSWERS.iter().find(|(name, _)| *name == key.text));
    let message = match known {
        Some((_, what)) => format!("the findings are {what}"),
        None => "the findings are JSON, but no answer about the scan of an image".to_owned(),
    };
    let first_line = value.written().lines().next().map_or(0, str::len);
    Diagnostic::new(&NOT_FINDINGS, message).primary(short(source, value.span().start, first_line), "").help(HELP)
}

/// An answer with a member of another type than AWS's models say.
pub(super) fn misfit(source: &Arc<Source>, error: &JsonError) -> Diagnostic {
    let message = format!("the findings have a member that no answer of AWS has: {}", error.reason);
    Diagnostic::new(&NOT_FINDINGS, message).primary(short(source, error.at, 1), "").help(HELP)
}

/// Answers about images of two repositories.
pub(super) fn several_repositories(name: &str, first: &str, second: &str) -> Diagnostic {
    let message = format!("the findings are those of two repositories, `{first}` and `{second}`");
    Diagnostic::new(&SEVERAL_REPOSITORIES, message)
        .primary(of_file(name), "")
        .help("judge one image at a time: ask for its findings by repository and digest")
}

/// A text that names no image by its digest.
pub(crate) fn invalid_image(text: &str, reason: NoImage) -> Diagnostic {
    let (what, help) = match reason {
        NoImage::NoDigest => ("it has no digest", "write `REPOSITORY@sha256:…`; a tag can move, a digest can't"),
        NoImage::NoSha256 => (
            "its digest does not start with `sha256:`",
            "write the digest as `aws ecr describe-images` shows it: `imageDigest`",
        ),
        NoImage::HasTag => ("it has a tag beside the digest", "leave out the tag: `REPOSITORY@sha256:…`"),
        NoImage::NoRepository => ("it has no repository", "write the repository's name before the `@`"),
    };
    let place = Place::new(&Source::new("<argument>", text), Span { start: 0, end: text.len() });
    Diagnostic::new(&INVALID_IMAGE, format!("`{text}` is not an image: {what}")).primary(place, "").help(help)
}

/// Warnings about the acceptances of a judgement: those that have expired, and those that accept nothing.
pub(crate) fn of_acceptances(judgement: &Judgement, today: Date) -> Vec<Diagnostic> {
    let expired = judgement.expired.iter().map(|one| expired(one, today));
    expired.chain(judgement.unused.iter().map(unused)).collect()
}

/// An acceptance that is over.
pub(crate) fn expired(acceptance: &Acceptance, today: Date) -> Diagnostic {
    let message = format!("the acceptance of `{}` has expired: its last day was {}", acceptance.id, acceptance.until);
    let finding = Diagnostic::new(&EXPIRED_ACCEPTANCE, message);
    at(finding, acceptance).help(format!("remove it, or let somebody decide anew; today is {today}"))
}

/// An acceptance in force that meets no finding of the image.
pub(crate) fn unused(acceptance: &Acceptance) -> Diagnostic {
    let message = format!("the acceptance of `{}` meets no finding of this image", acceptance.id);
    at(Diagnostic::new(&UNUSED_ACCEPTANCE, message), acceptance)
        .help("remove it if the vulnerability is gone, or limit it with `repositories` to where it is")
}

fn at(finding: Diagnostic, acceptance: &Acceptance) -> Diagnostic {
    match &acceptance.place {
        Some(place) => finding.primary(place.clone(), ""),
        None => finding,
    }
}

fn of_file(name: &str) -> Place {
    Place::new(&Source::new(name, ""), Span::default())
}

/// The place of a few bytes, in a source of its line alone where that is long: an answer is often one line.
fn short(source: &Arc<Source>, at: usize, length: usize) -> Place {
    let end = at + length.clamp(1, SHOWN);
    Place::new(source, Span { start: at, end: end.min(source.text().len()) })
}

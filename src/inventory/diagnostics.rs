//! Findings on inventories.

use std::io::{Error as IoError, ErrorKind};
use std::path::Path;

use super::found::Found;
use super::input::Input;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::json::Error as JsonError;
use crate::registry::repository_address::name_in;
use crate::registry::repository_name::{foreign_character, named, shape_fault};
use crate::source::{Place, Source, Span};
use crate::wildcard::is_repository_name;

/// The codes of this stage.
pub(crate) static CODES: &[&Code] = &[
    &UNREADABLE_INVENTORY,
    &NOT_AN_INVENTORY,
    &NOT_A_REPOSITORY_NAME,
    &EMPTY_INVENTORY,
    &PARTIAL_INVENTORY,
    &ADDRESSES,
    &UNKNOWN_REPOSITORIES,
];

static UNREADABLE_INVENTORY: Code = page!(Error "I001" "unreadable-inventory");
static NOT_AN_INVENTORY: Code = page!(Error "I002" "not-an-inventory");
static NOT_A_REPOSITORY_NAME: Code = page!(Error "I003" "not-a-repository-name");
static EMPTY_INVENTORY: Code = page!(Error "I004" "empty-inventory");
static PARTIAL_INVENTORY: Code = page!(Warning "I005" "partial-inventory");
static ADDRESSES: Code = page!(Warning "I006" "address-in-inventory");
static UNKNOWN_REPOSITORIES: Code = page!(Error "I007" "images-of-unknown-repository");

/// The inventory of that path can't be read.
pub(super) fn unreadable(path: &Path, error: &IoError) -> Diagnostic {
    let help = match error.kind() {
        ErrorKind::NotFound => "`aws ecr describe-repositories --output json > repos.json` writes an inventory",
        ErrorKind::PermissionDenied => "check the file permissions",
        _ => "pass the path of a file, or `-` for standard input",
    };
    Diagnostic::new(&UNREADABLE_INVENTORY, format!("`{}` can't be read: {}", path.display(), crate::io::reason(error)))
        .primary(Place::new(&Source::new(path.display().to_string(), ""), Span::default()), "")
        .help(help)
}

/// Standard input is asked to be the inventory and a policy.
pub(crate) fn stdin_is_taken() -> Diagnostic {
    Diagnostic::new(&UNREADABLE_INVENTORY, "standard input can't be both the policy and the inventory")
        .primary(Place::new(&Source::new("<stdin>", ""), Span::default()), "")
        .help("pass a path for one of the two")
}

/// The help that says how every list of repositories is made.
const HELP: &str =
    "an inventory is the output of `aws ecr describe-repositories --output json`, or a file with one name per line";

/// The help where JSON is that of another call.
const CALLS: &str = "an inventory is the output of `aws ecr describe-repositories --output json`, or a file with one name per line; \
     with images also that of `aws ecr describe-images` and `aws inspector2 list-coverage`";

/// The bytes that are shown behind the first wrong one of a line that is not UTF-8.
const SHOWN_BYTES: usize = 60;

/// The tables of a policy, each in the header that starts it.
const POLICY_HEADERS: &[&str] = &["[module]", "[registry]", "[release]", "[[scan]]", "[basic]", "[[require]]"];

/// The beginnings of other formats, and what to do instead.
const OTHER_FORMATS: &[(&str, &str, &str)] = &[
    ("REPOSITORIES\t", "the text output of the AWS CLI, all columns of it", "write it with `--output json`"),
    ("repositories:", "YAML", "write it with `--output json`"),
    ("- ", "a YAML list", "remove the dashes: write one name per line"),
    ("---", "the table output of the AWS CLI, or YAML", "write it with `--output json`"),
    (
        "version https://git-lfs.github.com/spec/",
        "a Git LFS pointer",
        "fetch the file that it stands for with `git lfs pull`",
    ),
    ("<", "HTML or XML", HELP),
];

/// Bytes that are UTF-16.
pub(super) fn utf16(name: &str) -> Diagnostic {
    Diagnostic::new(&NOT_AN_INVENTORY, "the inventory is UTF-16, not UTF-8: Windows PowerShell writes UTF-16 with `>`")
        .primary(Place::new(&Source::new(name, ""), Span::default()), "")
        .help("write it with `aws ecr describe-repositories --output json | Out-File -Encoding utf8 repos.json`")
}

/// Shows the first lines up to the first wrong byte and a little more; so many bytes before it are missing in these.
pub(super) fn not_utf8(name: &str, bytes: &[u8], valid: usize, missing: usize) -> Diagnostic {
    let end = valid.saturating_add(SHOWN_BYTES).min(bytes.len());
    let source = Source::new(name, String::from_utf8_lossy(bytes.get(..end).unwrap_or_default()));
    let dropped = if bytes.starts_with("\u{feff}".as_bytes()) { '\u{feff}'.len_utf8() } else { 0 };
    let start = valid.saturating_sub(dropped);
    let wrong = bytes.get(valid).copied().unwrap_or_default();
    Diagnostic::new(
        &NOT_AN_INVENTORY,
        format!("the inventory is not UTF-8: byte {wrong:#04x} at offset {}", valid + missing),
    )
    .primary(Place::new(&source, Span { start, end: start + '\u{fffd}'.len_utf8() }), "not UTF-8 from here")
    .help(HELP)
}

/// A text that holds names ECR refuses, and looks like another format than an inventory's.
pub(super) fn other_format(input: Input<'_>) -> Option<Diagnostic> {
    policy(input).or_else(|| conflict(input)).or_else(|| {
        let (start, what, help) = OTHER_FORMATS.iter().find(|(start, ..)| input.text.starts_with(start))?;
        let place = Place::new(&input.source(), Span { start: 0, end: start.trim_end().len() });
        Some(Diagnostic::new(&NOT_AN_INVENTORY, format!("the inventory is {what}")).primary(place, "").help(*help))
    })
}

/// A merge conflict that nobody resolved.
fn conflict(input: Input<'_>) -> Option<Diagnostic> {
    let marker = input.text.lines().find(|line| line.starts_with("<<<<<<< "))?;
    let place = Place::new(&input.source(), Span::of_part(input.text, marker));
    let finding = Diagnostic::new(&NOT_AN_INVENTORY, "the inventory has a merge conflict that is not resolved");
    Some(finding.primary(place, "one side begins here").help("write it again, or remove the lines with the markers"))
}

/// A policy in the place of an inventory.
fn policy(input: Input<'_>) -> Option<Diagnostic> {
    let header = input.text.lines().map(str::trim).find(|line| POLICY_HEADERS.contains(line))?;
    let place = Place::new(&input.source(), Span::of_part(input.text, header));
    Some(
        Diagnostic::new(&NOT_AN_INVENTORY, "the inventory is a policy, not a list of repositories")
            .primary(place, "a table of a policy")
            .help(HELP),
    )
}

/// A text that starts as JSON does and breaks off, or goes on as something else.
pub(super) fn broken(input: Input<'_>, error: &JsonError) -> Diagnostic {
    if let Some(policy) = policy(input) {
        return policy;
    }
    let help = if error.is_at_end { "the file is truncated: write it again" } else { HELP };
    let start = error.at;
    let end =
        input.text.get(start..).and_then(|rest| rest.chars().next()).map_or(start, |char| start + char.len_utf8());
    Diagnostic::new(&NOT_AN_INVENTORY, format!("the inventory is not valid JSON: {}", error.reason))
        .primary(Place::new(&input.source(), Span { start, end }), "")
        .help(help)
}

/// JSON of another shape than AWS's.
pub(super) fn misfit(input: Input<'_>, span: Span, what: &str) -> Diagnostic {
    let written = input.text.get(span.range()).unwrap_or_default();
    let first_line = written.lines().next().map_or(0, str::len);
    let place = Place::new(&input.source(), Span { start: span.start, end: span.start + first_line });
    Diagnostic::new(&NOT_AN_INVENTORY, "the inventory is JSON, but not a list of repositories")
        .primary(place, what)
        .help(CALLS)
}

/// Images of repositories that the inventory does not list: the first, and how many there are.
pub(super) fn unknown_repositories(input: Input<'_>, first: &str, span: Span, count: usize) -> Diagnostic {
    let message = match count {
        0 | 1 => format!("the inventory has images of `{first}`, but does not list this repository"),
        2 => format!("the inventory has images of `{first}` and another repository, but does not list them"),
        _ => {
            format!("the inventory has images of `{first}` and {} more repositories, but does not list them", count - 1)
        }
    };
    Diagnostic::new(&UNKNOWN_REPOSITORIES, message)
        .primary(Place::new(&input.source(), span), "not in the list of repositories")
        .help(
            "take both lists from the same account and Region at the same time, or leave out the list of repositories",
        )
}

/// The most of a refused text that a message repeats.
const REPEATED: usize = 80;

/// One diagnostic for each of the refused names that are shown; the last says how many more there are.
pub(super) fn refused_names(input: Input<'_>, found: &Found<'_>) -> Vec<Diagnostic> {
    let source = input.source();
    let mut diagnostics: Vec<Diagnostic> = Vec::with_capacity(found.refused.len());
    for (name, span) in &found.refused {
        let fault = fault(name);
        let message = format!("`{}` is not a valid repository name: {}", shortened(name), fault.what);
        diagnostics.push(
            Diagnostic::new(&NOT_A_REPOSITORY_NAME, message).primary(Place::new(&source, *span), "").help(fault.repair),
        );
    }
    let more = found.refusals - found.refused.len();
    if let (Some(last), 1..) = (diagnostics.last_mut(), more) {
        last.help = Some(format!("{more} more such names follow; is this a list of repositories?"));
    }
    diagnostics
}

/// A name on the command line that ECR would refuse; `None` where it would not.
pub(crate) fn refused_name(name: &str) -> Option<Diagnostic> {
    if is_repository_name(name) {
        return None;
    }
    let fault = fault(name);
    let place = Place::new(&Source::new("<argument>", name), Span { start: 0, end: name.len() });
    let message = format!("`{}` is not a valid repository name: {}", shortened(name), fault.what);
    Some(Diagnostic::new(&NOT_A_REPOSITORY_NAME, message).primary(place, "").help(fault.repair))
}

fn shortened(name: &str) -> String {
    match name.char_indices().nth(REPEATED) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}

struct Fault {
    what: String,
    repair: &'static str,
}

/// The reason why ECR refuses a name.
fn fault(name: &str) -> Fault {
    match foreign_character(name) {
        Some(wrong) => spelling(name, wrong),
        None => Fault { what: shape_fault(name), repair: "write the name as `aws ecr describe-repositories` shows it" },
    }
}

fn spelling(name: &str, wrong: char) -> Fault {
    let what = format!("it contains {}", named(wrong));
    let repair = match wrong {
        'A'..='Z' => "repository names are in lower case",
        ':' | '@' if name.contains("://") => "write only the repository name, without scheme and registry",
        ':' | '@' => "write the repository name without tag and digest",
        '*' => "an inventory lists existing repositories; globs belong in the policy",
        ' ' | ',' | ';' => "write one name per line",
        _ => "repository names consist of `a-z`, `0-9`, `.`, `_`, `-` and `/`",
    };
    Fault { what, repair }
}

/// An inventory without a repository.
pub(super) fn empty(input: Input<'_>) -> Diagnostic {
    Diagnostic::new(&EMPTY_INVENTORY, "the inventory lists no repository")
        .primary(Place::new(&Source::new(input.name, ""), Span::default()), "")
        .help("repositories belong to one account and Region: check both with `aws sts get-caller-identity` and `aws configure list`")
}

/// An inventory whose last page names a further one.
pub(super) fn partial(input: Input<'_>, token: Span) -> Diagnostic {
    Diagnostic::new(&PARTIAL_INVENTORY, "the inventory is not complete: its last page has a token for the next one")
        .primary(Place::new(&input.source(), token), "")
        .help("remove `--max-items` and `--no-paginate`, or append the remaining pages")
}

/// Addresses of repositories in an inventory: the first, and how many there are.
pub(super) fn addresses(input: Input<'_>, first: &str, span: Span, count: usize) -> Diagnostic {
    let more = if count > 1 { format!("; {} more like it follow", count - 1) } else { String::new() };
    address(first, Place::new(&input.source(), span))
        .help(format!("list names, `repositoryName` of `aws ecr describe-repositories`, not `repositoryUri`{more}"))
}

/// A name on the command line that is the address of a repository.
pub(crate) fn address_for_name(name: &str) -> Option<Diagnostic> {
    name_in(name)?;
    let place = Place::new(&Source::new("<argument>", name), Span { start: 0, end: name.len() });
    Some(
        address(name, place)
            .help("pass the name alone: ECR matches a filter against names, which do not contain the registry"),
    )
}

fn address(address: &str, place: Place) -> Diagnostic {
    let name = name_in(address).filter(|name| !name.is_empty());
    let its_name = name.map(|name| format!("; its name is `{name}`")).unwrap_or_default();
    let label = name.map(|name| format!("did you mean `{name}`?")).unwrap_or_default();
    Diagnostic::new(&ADDRESSES, format!("`{}` is the address of a repository{its_name}", shortened(address)))
        .primary(place, label)
}

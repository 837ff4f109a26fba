#![doc = include_str!("syntax-error.md")]

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use crate::diagnostic::{self, Code, Diagnostic, page};
use crate::invisible;
use crate::policy::PolicyFile;
use crate::source::{Place, Position, Span};

pub(super) static CODE: Code = page!(Error "S004" "syntax-error");

/// The most that are shown: a text that is not TOML has one at every line.
const SHOWN: usize = 20;

/// Start of the parser's message about a text without quotes.
const UNQUOTED: &str = "string values must be quoted";

/// Repairs of errors whose message contains the first text; the first row that fits counts.
const HELP: &[(&str, &str)] = &[
    ("recurs", "a policy has at most two levels of nesting: a list of strings in a table"),
    ("unquoted key", "write `=` after the key: `name = \"production\"`"),
    ("key with no value", "write `=` after the key: `name = \"production\"`"),
    ("escape", "in double quotes a backslash starts an escape sequence; in single quotes it has no special meaning"),
    ("basic string", "close the quotes on the same line"),
    ("literal string", "close the quotes on the same line"),
    ("array table", "write the header of a `[[scan]]` in two pairs of brackets"),
    ("table", "close the bracket of the header"),
    ("array", "separate the items of a list with `,` and close it with `]`"),
    ("expected newline", "write one key per line"),
    ("expected key", "a policy is TOML and starts with `version = 1`; `scanwright init` writes a complete one"),
];

/// Every syntax error from top to bottom, up to a number that a person reads. Of several in one line the first is shown,
/// and every text without quotes: the others mostly follow from the first.
pub(super) fn report(file: &PolicyFile, table: &DeTable<'_>, errors: &[Error]) -> Vec<Diagnostic> {
    let errors = telling(file.source.text(), errors);
    let mut diagnostics: Vec<Diagnostic> = errors.iter().take(SHOWN).map(|error| one(file, table, error)).collect();
    diagnostic::sort(&mut diagnostics);
    if let (Some(last), Some(more)) = (diagnostics.last_mut(), errors.len().checked_sub(SHOWN).filter(|more| *more > 0))
    {
        last.help = Some(format!("{more} more syntax errors follow; is this a TOML file?"));
    }
    diagnostics
}

fn telling<'e>(text: &str, errors: &'e [Error]) -> Vec<&'e Error> {
    let mut errors: Vec<(usize, &Error)> =
        errors.iter().map(|error| (error.span().unwrap_or_default().start, error)).collect();
    errors.sort_by_key(|(start, _)| *start);
    let mut next_line = 0;
    errors.retain(|(start, error)| {
        let is_first = *start >= next_line;
        if is_first {
            let line = text.get(*start..).and_then(|rest| rest.find('\n'));
            next_line = line.map_or(text.len(), |length| start + length) + 1;
        }
        is_first || error.message().starts_with(UNQUOTED)
    });
    errors.into_iter().map(|(_, error)| error).collect()
}

fn one(file: &PolicyFile, table: &DeTable<'_>, error: &Error) -> Diagnostic {
    let place = file.place(error.span().unwrap_or_default().into());
    let message = error.message().trim().replace('\n', "; ");
    if message.contains("duplicate key") {
        return duplicate(file, table, place);
    }
    if let Some((place, char, name)) = invisible_at(&place) {
        return invisible(place, char, &name);
    }
    if message.contains("unquoted key")
        && let Some(char) = place.text().chars().find(|char| !char.is_ascii() && char.is_alphabetic())
    {
        return foreign_letter(place, char);
    }
    if is_unquoted(&message, place.text()) {
        return unquoted(place);
    }
    let diagnostic = Diagnostic::new(&CODE, format!("the policy is not valid TOML: {message}")).primary(place, "");
    match HELP.iter().find(|(part, _)| message.contains(part)) {
        Some((_, help)) => diagnostic.help(*help),
        None => diagnostic,
    }
}

/// Finds the invisible character that an error is about: at its place, or just before it.
fn invisible_at(place: &Place) -> Option<(Place, char, String)> {
    let text = place.source.text();
    let before = text.get(..place.span.start)?.char_indices().next_back();
    let within = text.get(place.span.start..)?.char_indices().map(|(at, char)| (place.span.start + at, char));
    let length = place.text().chars().count().max(1);
    let mut chars = within.take(length).chain(before);
    let (start, char, name) = chars.find_map(|(at, char)| Some((at, char, invisible::name(char)?)))?;
    Some((Place::new(&place.source, Span { start, end: start + char.len_utf8() }), char, name))
}

fn invisible(place: Place, char: char, name: &str) -> Diagnostic {
    let kind = if char.is_control() { "control" } else { "invisible" };
    let Position { line, column } = place.source.position(place.span.start);
    Diagnostic::new(&CODE, format!("the policy is not valid TOML: it contains the {kind} character {name}"))
        .primary(place, "")
        .help(format!("take the {kind} character out ({name} at {line}:{column}), and type what is around it again"))
}

/// A letter of another script in a key, which may look like one of a to z.
fn foreign_letter(place: Place, char: char) -> Diagnostic {
    let message = format!("the policy is not valid TOML: a key contains `{char}` (U+{:04X})", u32::from(char));
    Diagnostic::new(&CODE, message)
        .primary(place, "")
        .help("keys are written with the letters a to z: type the key again")
}

/// Tells whether the error is a text without quotes. The parser takes one that starts like `nan` or `false` for a misspelt
/// number or boolean.
fn is_unquoted(message: &str, text: &str) -> bool {
    let is_word = text.starts_with(|char: char| char.is_ascii_alphabetic());
    message.starts_with(UNQUOTED)
        || is_word && (message.starts_with("invalid float") || message.starts_with("invalid boolean"))
}

fn unquoted(place: Place) -> Diagnostic {
    let text = place.text().trim().to_owned();
    if text.is_empty() {
        return Diagnostic::new(&CODE, "the policy is not valid TOML: a value is missing")
            .primary(place, "")
            .help("write a value after `=`, or remove the key");
    }
    let quoted = text.trim_matches(|char: char| !char.is_ascii_alphanumeric() && char != '*');
    Diagnostic::new(&CODE, format!("the policy is not valid TOML: `{text}` is a string without quotes"))
        .primary(place, "")
        .help(format!("put it in double quotes: `\"{quoted}\"`"))
}

fn duplicate(file: &PolicyFile, table: &DeTable<'_>, place: Place) -> Diagnostic {
    let key = place.text().trim().to_owned();
    let at = place.span.start;
    let earlier = keys(table).into_iter().filter(|(text, earlier)| *text == key && earlier.start < at);
    let first = earlier.map(|(_, at)| at).max_by_key(|at| at.start).or_else(|| first_header(&place));
    let diagnostic = Diagnostic::new(&CODE, format!("`{key}` is set twice in one table")).primary(place, "again here");
    let diagnostic = match first {
        Some(first) => diagnostic.also(file.place(first), "first here"),
        None => diagnostic,
    };
    diagnostic.help("keep one of them")
}

/// Finds the line of a repeated header where it stands first: of repeated tables the parser keeps one.
fn first_header(repeated: &Place) -> Option<Span> {
    let (text, span) = (repeated.source.text(), repeated.span);
    let line_start = text.get(..span.start)?.rfind('\n').map_or(0, |newline| newline + 1);
    let line = text.get(line_start..)?.lines().next()?;
    let mut next = 0;
    let mut earlier = text.get(..line_start)?.split_inclusive('\n').map(|earlier| {
        let start = next;
        next += earlier.len();
        (start, earlier.trim_end())
    });
    let (first, _) = earlier.find(|(_, earlier)| *earlier == line.trim_end())?;
    Some(Span { start: first + (span.start - line_start), end: first + (span.end - line_start) })
}

/// Every key of the document, tables within tables included, with its place.
fn keys<'t>(table: &'t DeTable<'_>) -> Vec<(&'t str, Span)> {
    let mut found = Vec::new();
    let mut waiting: Vec<&DeTable<'_>> = vec![table];
    while let Some(table) = waiting.pop() {
        for (key, value) in table {
            found.push((key.get_ref().as_ref(), Span::from(key.span())));
            waiting.extend(tables_in(value));
        }
    }
    found
}

fn tables_in<'t, 'i>(value: &'t Spanned<DeValue<'i>>) -> Vec<&'t DeTable<'i>> {
    match value.get_ref() {
        DeValue::Table(table) => vec![table],
        DeValue::Array(items) => items.iter().filter_map(|item| item.get_ref().as_table()).collect(),
        _ => Vec::new(),
    }
}

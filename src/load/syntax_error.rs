#![doc = include_str!("syntax-error.md")]

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use crate::diagnostic::{self, Code, Diagnostic, page};
use crate::policy::PolicyFile;
use crate::source::Span;

pub(super) static CODE: Code = page!(Error "S004" "syntax-error");

/// The most that are shown: a text that is not TOML has one at every line.
const SHOWN: usize = 20;

/// Every syntax error, up to a number that a person reads.
pub(super) fn report(file: &PolicyFile, table: &DeTable<'_>, errors: &[Error]) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<Diagnostic> = errors.iter().take(SHOWN).map(|error| one(file, table, error)).collect();
    diagnostic::sort(&mut diagnostics);
    if let (Some(last), Some(more)) = (diagnostics.last_mut(), errors.len().checked_sub(SHOWN).filter(|more| *more > 0))
    {
        last.help = Some(format!("{more} more syntax errors follow; is this a TOML file?"));
    }
    diagnostics
}

fn one(file: &PolicyFile, table: &DeTable<'_>, error: &Error) -> Diagnostic {
    let span = Span::from(error.span().unwrap_or_default());
    let message = error.message().trim().replace('\n', "; ");
    if message.contains("duplicate key") {
        return duplicate(file, table, span);
    }
    let diagnostic = Diagnostic::new(&CODE, format!("the policy is not TOML: {message}")).primary(file.place(span), "");
    match help(&message) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

fn help(message: &str) -> Option<&'static str> {
    if message.contains("recurs") {
        Some("a policy nests two levels deep at most: a list of strings in a table")
    } else if message.contains("string") || message.contains("quote") {
        Some("put texts in double quotes: `name = \"production\"`")
    } else {
        None
    }
}

fn duplicate(file: &PolicyFile, table: &DeTable<'_>, span: Span) -> Diagnostic {
    let place = file.place(span);
    let key = place.text().trim().to_owned();
    let diagnostic = Diagnostic::new(&CODE, format!("`{key}` stands twice in one table")).primary(place, "again here");
    let first = keys(table)
        .into_iter()
        .filter(|(text, at)| *text == key && at.start < span.start)
        .max_by_key(|(_, at)| at.start);
    let diagnostic = match first {
        Some((_, at)) => diagnostic.also(file.place(at), "first here"),
        None => diagnostic,
    };
    diagnostic.help("keep one of them")
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

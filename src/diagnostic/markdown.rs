//! Diagnostics as Markdown, for a comment on a pull request or the summary of a job; and the escaping of Markdown.
//!
//! Nothing that users wrote can end its code span, open a tag or mention somebody.

use std::fmt::Write as _;

use super::diagnostic::Diagnostic;
use super::diagnostic::Label;
use super::grouped::grouped;
use super::severity::Severity;
use crate::paths::in_repository;

/// A headline with the counts, and a list with the code, the place, the message and the repair of each.
pub(crate) fn render(diagnostics: &[Diagnostic]) -> String {
    let mut out = format!("**{}**\n", counts(diagnostics));
    for diagnostic in &grouped(diagnostics) {
        let Diagnostic { code, severity, .. } = diagnostic;
        let _ =
            write!(out, "\n- {} **{}** {}: {}", severity.as_str(), code.code, code.slug, prose(&diagnostic.message));
        for label in &diagnostic.labels {
            let _ = write!(out, "\n  - {}", place(label));
        }
        if let Some(help) = &diagnostic.help {
            let _ = write!(out, "\n  - *repair:* {}", prose(help));
        }
    }
    out.push('\n');
    out
}

/// Counts the findings of each severity: `2 errors, 1 warning`.
pub(crate) fn counts(diagnostics: &[Diagnostic]) -> String {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let said = [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(|severity| {
        let count = count(severity);
        (count > 0).then(|| format!("{count} {}{}", severity.as_str(), if count == 1 { "" } else { "s" }))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { "nothing to report".to_owned() } else { said.join(", ") }
}

fn place(label: &Label) -> String {
    let start = label.place.source.position(label.place.span.start);
    let place = code(&format!("{}:{}:{}", in_repository(label.place.source.name()), start.line, start.column));
    if label.text.is_empty() { place } else { format!("{place}: {}", prose(&label.text)) }
}

/// A message: what stands in backticks becomes a code span, all else is taken literally.
pub(crate) fn prose(message: &str) -> String {
    let mut out = String::new();
    for (index, part) in message.split('`').enumerate() {
        let is_code = index % 2 == 1;
        out.push_str(&if is_code { code(part) } else { text(part) });
    }
    out
}

/// A code span with that content, whatever it holds: its fence is longer than any run of backticks inside.
pub(crate) fn code(content: &str) -> String {
    let content: String = content.chars().map(visible).collect();
    if content.trim().is_empty() {
        return "` `".to_owned();
    }
    let longest = content.split(|char| char != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if content.starts_with('`') || content.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{content}{pad}{fence}")
}

/// A control character as a space, and what turns the order of letters around as the sign for what can't be shown.
fn visible(char: char) -> char {
    match char {
        char if char.is_control() => ' ',
        char if super::unsafe_char::is_unsafe(char) => '\u{fffd}',
        char => char,
    }
}

/// Plain text of a comment: what Markdown, HTML or GitHub (`@user`, `#1`, `$x$`) could read as its own is escaped.
pub(crate) fn text(content: &str) -> String {
    let mut out = String::new();
    for char in content.chars() {
        match char {
            '@' => out.push_str("&#64;"),
            '_' | '$' => out.extend(['\\', char]),
            char if super::unsafe_char::is_unsafe(char) => out.push(visible(char)),
            char => push_literal(char, &mut out),
        }
    }
    out
}

/// Plain text of a file: what Markdown or HTML could read as its own is escaped. Nobody is mentioned in a file, and `_`
/// within a word is a letter.
pub(crate) fn literal(content: &str) -> String {
    let mut out = String::with_capacity(content.len());
    content.chars().for_each(|char| push_literal(char, &mut out));
    out
}

/// The one set of characters that are never taken literally by any Markdown.
fn push_literal(char: char, out: &mut String) {
    match char {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '\\' | '`' | '*' | '[' | ']' | '|' | '#' | '!' | '~' => out.extend(['\\', char]),
        char if char.is_control() => out.push(' '),
        char => out.push(char),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_code_span() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("``"), "``` `` ```");
        assert_eq!(code("<b>\n|"), "`<b> |`");
        assert_eq!(code(""), "` `");
    }

    #[test]
    fn prose_keeps_its_code_and_escapes_the_rest() {
        assert_eq!(prose("`a*b` is <not> @you, #1"), "`a*b` is &lt;not&gt; &#64;you, \\#1");
    }
}

//! Escaping by construction: what `{{ … }}` puts into a template.

use std::io::{self, Write};

use crate::diagnostic::markdown::literal;

/// Writes a value as the inside of a quoted HCL string: no value ends the string, starts an interpolation or a
/// directive (not even together with what follows it), or leaves its line.
pub(super) fn hcl(text: &str, out: &mut dyn Write) -> io::Result<()> {
    if !text.contains(|char: char| char.is_control() || matches!(char, '"' | '\\' | '$' | '%')) {
        return out.write_all(text.as_bytes());
    }
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match (char, chars.peek()) {
            ('"' | '\\', _) => write!(out, "\\{char}")?,
            ('\n', _) => out.write_all(b"\\n")?,
            ('\r', _) => out.write_all(b"\\r")?,
            ('\t', _) => out.write_all(b"\\t")?,
            ('$' | '%', Some('{')) => write!(out, "{char}{char}")?,
            ('$' | '%', None) => write!(out, "\\u{:04x}", u32::from(char))?,
            (char, _) if char.is_control() => write!(out, "\\u{:04x}", u32::from(char))?,
            (char, _) => write!(out, "{char}")?,
        }
    }
    Ok(())
}

/// Writes a value as plain text of Markdown: what Markdown or HTML could read as its own is escaped.
pub(super) fn markdown(text: &str, out: &mut dyn Write) -> io::Result<()> {
    if text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.')) {
        return out.write_all(text.as_bytes());
    }
    out.write_all(literal(text).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn escaped(escape: fn(&str, &mut dyn Write) -> io::Result<()>, text: &str) -> String {
        let mut out = Vec::new();
        escape(text, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn markdown_is_taken_literally() {
        assert_eq!(escaped(markdown, "<b>*a*|`x`\n"), "&lt;b&gt;\\*a\\*\\|\\`x\\` ");
    }

    proptest! {
        /// Any two values side by side, and a brace of the template's behind them, read back as what they were.
        #[test]
        fn no_value_leaves_its_string(left in "[\"$%{}\\\\ a\n\t\u{1b}é]{0,8}|.{0,12}", right in "[\"$%{}\\\\ a\n]{0,8}") {
            let source = format!("a = \"{}{}{{x}}\"\n", escaped(hcl, &left), escaped(hcl, &right));
            let body = hcl::parse(&source).unwrap();
            let value = body.attributes().next().unwrap().expr().clone();
            prop_assert_eq!(value, hcl::Expression::String(format!("{left}{right}{{x}}")), "{}", source);
        }
    }
}

//! Literal text of templates, as it is meant.

use std::borrow::Cow;

/// The text has a `\` that begins no escape.
#[derive(Debug, Clone, Copy)]
pub(super) struct NoEscape;

/// Literal text between quotes. Strings of which nothing is escaped are not copied.
pub(super) fn quoted(text: &str) -> Result<Cow<'_, str>, NoEscape> {
    let text = unmarked(text);
    if !text.contains('\\') {
        return Ok(text);
    }
    let (mut meant, mut rest) = (String::with_capacity(text.len()), &*text);
    while let Some((before, escape)) = rest.split_once('\\') {
        meant.push_str(before);
        let (char, length) = escaped(escape).ok_or(NoEscape)?;
        meant.push(char);
        rest = escape.get(length..).unwrap_or_default();
    }
    meant.push_str(rest);
    Ok(Cow::Owned(meant))
}

/// A piece of literal text as the lexer cuts it, in which `$${` and `%%{` stand for `${` and `%{`: only at its end.
pub(super) fn unmarked(text: &str) -> Cow<'_, str> {
    let escape = ["$${", "%%{"].into_iter().find(|escape| text.ends_with(escape));
    match escape.and_then(|escape| Some((text.strip_suffix(escape)?, escape.get(1..)?))) {
        Some((before, meant)) => Cow::Owned([before, meant].concat()),
        None => Cow::Borrowed(text),
    }
}

/// The character of an escape, and how many bytes it takes behind the `\`.
fn escaped(escape: &str) -> Option<(char, usize)> {
    Some(match escape.as_bytes().first()? {
        b'n' => ('\n', 1),
        b'r' => ('\r', 1),
        b't' => ('\t', 1),
        b'"' => ('"', 1),
        b'\\' => ('\\', 1),
        b'u' => (code(escape.get(1..5)?)?, 5),
        b'U' => (code(escape.get(1..9)?)?, 9),
        _ => return None,
    })
}

fn code(digits: &str) -> Option<char> {
    let is_hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hexadecimal.then(|| u32::from_str_radix(digits, 16).ok()).flatten().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_mean_characters() {
        assert_eq!(quoted(r#"a\n\t\r\"\\\u00e9\U0001F600z"#).unwrap(), "a\n\t\r\"\\é😀z");
        assert_eq!(quoted("$$${").unwrap(), "$${");
        assert_eq!(quoted("$$ %%{").unwrap(), "$$ %{");
        for wrong in [r"\", r"\q", r"\u12", r"\u12g4", r"\ud800", r"\U00110000", r"\u+123"] {
            assert!(quoted(wrong).is_err(), "{wrong}");
        }
    }
}

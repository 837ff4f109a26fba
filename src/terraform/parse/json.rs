//! JSON with the place of every value. Whether a text is JSON at all, serde_json says before; this only reads it.

use crate::source::Span;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::terraform) struct Json {
    pub(in crate::terraform) kind: JsonKind,
    pub(in crate::terraform) span: Span,
}

/// The kinds of values.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::terraform) enum JsonKind {
    Null,
    Bool(bool),
    /// As it is written.
    Number(Box<str>),
    Text(JsonText),
    Array(Vec<Json>),
    /// In order; a key may stand several times.
    Object(Vec<(Key, Json)>),
}

/// A text with its escapes decoded.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::terraform) struct JsonText {
    pub(in crate::terraform) text: Box<str>,
    pub(in crate::terraform) has_escapes: bool,
}

/// A key and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::terraform) struct Key {
    pub(in crate::terraform) text: Box<str>,
    pub(in crate::terraform) span: Span,
}

/// How deep values are nested at most.
const DEEPEST: usize = 128;

/// Reads a text that serde_json took for JSON.
///
/// # Errors
/// The byte where it is nested too deeply, or is not JSON after all.
pub(in crate::terraform) fn read(text: &str) -> Result<Json, usize> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let value = reader.value().ok_or(reader.at)?;
    reader.skip_space();
    if reader.at == text.len() { Ok(value) } else { Err(reader.at) }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn value(&mut self) -> Option<Json> {
        self.skip_space();
        let start = self.at;
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let kind = match self.peek()? {
            b'{' => JsonKind::Object(self.object()?),
            b'[' => JsonKind::Array(self.array()?),
            b'"' => JsonKind::Text(self.text()?),
            b't' => self.word("true", JsonKind::Bool(true))?,
            b'f' => self.word("false", JsonKind::Bool(false))?,
            b'n' => self.word("null", JsonKind::Null)?,
            _ => JsonKind::Number(self.number()?),
        };
        self.depth -= 1;
        Some(Json { kind, span: Span { start, end: self.at } })
    }

    fn object(&mut self) -> Option<Vec<(Key, Json)>> {
        let mut entries = Vec::new();
        self.take(b'{')?;
        while !self.is_closed(b'}', entries.is_empty())? {
            self.skip_space();
            let start = self.at;
            let text = self.text()?.text;
            let key = Key { text, span: Span { start, end: self.at } };
            self.skip_space();
            self.take(b':')?;
            entries.push((key, self.value()?));
        }
        Some(entries)
    }

    fn array(&mut self) -> Option<Vec<Json>> {
        let mut items = Vec::new();
        self.take(b'[')?;
        while !self.is_closed(b']', items.is_empty())? {
            items.push(self.value()?);
        }
        Some(items)
    }

    /// Whether the bracket is closed here; takes the comma where it isn't.
    fn is_closed(&mut self, bracket: u8, is_first: bool) -> Option<bool> {
        self.skip_space();
        if self.peek()? == bracket {
            self.at += 1;
            return Some(true);
        }
        if !is_first {
            self.take(b',')?;
        }
        Some(false)
    }

    fn text(&mut self) -> Option<JsonText> {
        let start = self.at;
        self.take(b'"')?;
        let mut has_escapes = false;
        while self.peek()? != b'"' {
            if self.peek()? == b'\\' {
                has_escapes = true;
                self.at += 1;
            }
            self.at += 1;
        }
        self.at += 1;
        let written = self.text.get(start..self.at)?;
        let text = match has_escapes {
            true => serde_json::from_str::<String>(written).ok()?.into(),
            false => written.get(1..written.len() - 1)?.into(),
        };
        Some(JsonText { text, has_escapes })
    }

    fn number(&mut self) -> Option<Box<str>> {
        let start = self.at;
        while self.peek().is_some_and(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E')) {
            self.at += 1;
        }
        (self.at > start).then(|| self.text.get(start..self.at).unwrap_or_default().into())
    }

    fn word(&mut self, word: &str, kind: JsonKind) -> Option<JsonKind> {
        self.text.get(self.at..)?.starts_with(word).then(|| self.at += word.len())?;
        Some(kind)
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }
}

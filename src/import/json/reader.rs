//! Values of JSON with their places, none of which is ever quoted unless it may be shown.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::import::redact::redact;
use crate::json::{Kind, Value};
use crate::source::{Place, Source, Span};

/// The keys of an object and the values behind them.
pub(super) type Keys<'t> = BTreeMap<String, Value<'t>>;

/// A document and what of it may be shown.
pub(super) struct Reader<'t> {
    source: &'t Arc<Source>,
    shown: Arc<Source>,
}

impl<'t> Reader<'t> {
    /// Shows nothing of the text but these values.
    pub(super) fn new(source: &'t Arc<Source>, shown: &[Value<'_>]) -> Self {
        let spans: Vec<Span> = shown.iter().map(|value| value.span()).collect();
        Self { source, shown: redact(source, &spans) }
    }

    /// Shows all of the text, which holds no secret.
    pub(super) fn open(source: &'t Arc<Source>) -> Self {
        Self { source, shown: Arc::clone(source) }
    }

    /// The place of a value; of one over several lines the first.
    pub(super) fn place(&self, value: Value<'_>) -> Place {
        self.place_in(&self.shown, value)
    }

    /// The place of a value of another type than expected, which may be anything: it is shown where all is.
    pub(super) fn place_of_misfit(&self, value: Value<'_>) -> Place {
        let is_open = Arc::ptr_eq(self.source, &self.shown);
        if is_open { self.place(value) } else { self.place_in(&redact(self.source, &[]), value) }
    }

    fn place_in(&self, shown: &Arc<Source>, value: Value<'_>) -> Place {
        let span = value.span();
        let first_line = value.written().lines().next().map_or(0, str::len);
        Place::new(shown, Span { start: span.start, end: span.start + first_line })
    }
}

/// The keys of an object; `None` where it is none.
pub(super) fn object(value: Value<'_>) -> Option<Keys<'_>> {
    let entries = value.entries().ok()?;
    Some(entries.into_iter().map(|(key, value)| (key.text.into_owned(), value)).collect())
}

/// The elements of a list; `None` where it is none.
pub(super) fn list(value: Value<'_>) -> Option<Vec<Value<'_>>> {
    value.items().ok().map(Iterator::collect)
}

/// A string; `None` where it is none.
pub(super) fn text(value: Value<'_>) -> Option<String> {
    value.string().ok().map(Cow::into_owned)
}

pub(super) fn is_null(value: Value<'_>) -> bool {
    value.kind() == Kind::Null
}

/// `true` stands anywhere in a value, however deep: so Terraform marks what is unknown or sensitive.
pub(super) fn has_true(value: Value<'_>) -> bool {
    let (mut is_in_text, mut is_escaped) = (false, false);
    for byte in value.written().bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => is_in_text = !is_in_text,
            // Of what stands outside of texts, only `true` begins with this letter, and no other has it.
            b't' if !is_in_text => return true,
            _ => {}
        }
    }
    false
}

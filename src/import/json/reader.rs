//! Values of JSON with their places, none of which is ever quoted unless it may be shown.

use std::sync::Arc;

use serde_json::value::RawValue;

use super::{Keys, veiled};
use crate::source::{Place, Source, Span};

/// A document and what of it may be shown.
pub(super) struct Reader<'t> {
    source: &'t Arc<Source>,
    shown: Arc<Source>,
}

impl<'t> Reader<'t> {
    /// Shows nothing of the text but these values.
    pub(super) fn new(source: &'t Arc<Source>, shown: &[&RawValue]) -> Self {
        let spans: Vec<Span> = shown.iter().map(|value| span_in(source.text(), value.get())).collect();
        Self { source, shown: veiled(source, &spans) }
    }

    /// Shows all of the text, which holds no secret.
    pub(super) fn open(source: &'t Arc<Source>) -> Self {
        Self { source, shown: Arc::clone(source) }
    }

    /// Where a value stands; of one over several lines the first.
    pub(super) fn place(&self, value: &RawValue) -> Place {
        self.place_in(&self.shown, value)
    }

    /// Where a value stands that is not what it should be, and may be anything: it is shown where all is.
    pub(super) fn place_of_misfit(&self, value: &RawValue) -> Place {
        let is_open = Arc::ptr_eq(self.source, &self.shown);
        if is_open { self.place(value) } else { self.place_in(&veiled(self.source, &[]), value) }
    }

    fn place_in(&self, shown: &Arc<Source>, value: &RawValue) -> Place {
        let span = span_in(self.source.text(), value.get());
        let first_line = value.get().lines().next().map_or(0, str::len);
        Place::new(shown, Span { start: span.start, end: span.start + first_line })
    }
}

/// Where a part of a text stands in it.
fn span_in(text: &str, part: &str) -> Span {
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    Span { start, end: start + part.len() }
}

/// The keys of an object; `None` where it is none.
pub(super) fn object<'t>(value: &&'t RawValue) -> Option<Keys<'t>> {
    value.get().starts_with('{').then(|| serde_json::from_str(value.get()).ok()).flatten()
}

/// The elements of a list; `None` where it is none.
pub(super) fn list(value: &RawValue) -> Option<Vec<&RawValue>> {
    value.get().starts_with('[').then(|| serde_json::from_str(value.get()).ok()).flatten()
}

/// A text; `None` where it is none.
pub(super) fn text(value: &RawValue) -> Option<String> {
    value.get().starts_with('"').then(|| serde_json::from_str(value.get()).ok()).flatten()
}

/// Whether a value is `null`.
pub(super) fn is_null(value: &RawValue) -> bool {
    value.get() == "null"
}

/// Whether `true` stands anywhere in a value, however deep: how Terraform marks what is unknown or sensitive.
pub(super) fn has_true(value: &RawValue) -> bool {
    let (mut is_in_text, mut is_escaped) = (false, false);
    for byte in value.get().bytes() {
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

//! Reads one TOML table key by key, and reports what is not of the language at its place.
//!
//! The keys that a reader asks for are the keys that the table may have: [`Table::read`] reports every other one.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{missing_key, unknown_key, unknown_value, wrong_type};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, suggest};
use crate::policy::Keyword;
use crate::policy::layer::Layer;
use crate::source::{At, Place, Source, Span};

type Value<'i> = Spanned<DeValue<'i>>;

/// Findings while the document of one file is read.
pub(super) struct Collected<'f> {
    source: &'f Arc<Source>,
    layer: Layer,
    /// True for a part of a policy: another file says the rest.
    is_part: Cell<bool>,
    list: RefCell<Vec<Diagnostic>>,
}

impl<'f> Collected<'f> {
    /// None yet.
    pub(super) fn new(source: &'f Arc<Source>, layer: Layer) -> Self {
        Self { source, layer, is_part: Cell::new(layer != Layer::default()), list: RefCell::new(Vec::new()) }
    }

    /// All of them.
    pub(super) fn into_inner(self) -> Vec<Diagnostic> {
        self.list.into_inner()
    }

    fn report(&self, diagnostic: Diagnostic) {
        self.list.borrow_mut().push(diagnostic);
    }

    /// Returns the span of a range of the text, among those of all files of the policy.
    fn span(&self, range: Range<usize>) -> Span {
        self.layer.span(range)
    }

    fn place(&self, span: Span) -> Place {
        Place::new(self.source, Layer::of(span).1)
    }
}

/// A table, the header that messages call it by (empty for the document itself), and the keys asked for so far.
pub(super) struct Table<'t, 'i> {
    findings: &'t Collected<'t>,
    header: String,
    span: Span,
    rows: BTreeMap<&'t str, (Span, &'t Value<'i>)>,
    asked: Vec<&'static str>,
    required: Vec<(&'static str, &'static str)>,
    refused: RefCell<Vec<&'static str>>,
}

/// The keys of a table whose values were refused. One that is misspelt counts as the key that was probably meant.
#[derive(Debug)]
pub(super) struct Unread {
    keys: Vec<&'static str>,
    has_unknown: bool,
}

impl Unread {
    /// Tells whether a key is there, and its value is not known.
    pub(super) fn has(&self, key: &str) -> bool {
        self.keys.contains(&key)
    }

    /// Tells whether there is a key of which nobody knows what it was meant to be.
    pub(super) fn has_unknown(&self) -> bool {
        self.has_unknown
    }
}

impl<'t, 'i> Table<'t, 'i> {
    /// The document itself.
    pub(super) fn root(findings: &'t Collected<'t>, table: &'t DeTable<'i>) -> Self {
        Self::new(findings, String::new(), findings.span(0..0), table)
    }

    fn new(findings: &'t Collected<'t>, header: String, span: Span, table: &'t DeTable<'i>) -> Self {
        let row = |(key, value): (&'t Spanned<_>, &'t Value<'i>)| {
            let key: &'t Spanned<std::borrow::Cow<'i, str>> = key;
            (key.get_ref().as_ref(), (findings.span(key.span()), value))
        };
        let rows = table.iter().map(row).collect();
        Self { findings, header, span, rows, asked: Vec::new(), required: Vec::new(), refused: RefCell::default() }
    }

    /// Returns the place of the table's header or braces.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// Notes a key that must be there.
    pub(super) fn require(&mut self, key: &'static str, help: &'static str) {
        self.required.push((key, help));
    }

    /// Notes a key that a policy must have, whichever of its files says it.
    pub(super) fn require_of_whole(&mut self, key: &'static str, help: &'static str) {
        if !self.findings.is_part.get() {
            self.require(key, help);
        }
    }

    /// Says that another file may say what this one does not.
    pub(super) fn is_part(&self) {
        self.findings.is_part.set(true);
    }

    /// Tells whether a key is there, whatever its value.
    pub(super) fn has(&self, key: &str) -> bool {
        self.rows.contains_key(key)
    }

    pub(super) fn text(&mut self, key: &'static str) -> Option<At<String>> {
        let value = self.take(key)?;
        self.as_text(key, value)
    }

    /// A list of texts; what is no text in it is reported and left out.
    pub(super) fn texts(&mut self, key: &'static str) -> Option<At<Vec<At<String>>>> {
        let value = self.take(key)?;
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of strings");
            return None;
        };
        let texts = items.iter().filter_map(|item| self.as_text(key, item)).collect();
        Some(At::new(texts, self.findings.span(value.span())))
    }

    /// True or false.
    pub(super) fn boolean(&mut self, key: &'static str) -> Option<At<bool>> {
        let value = self.take(key)?;
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            self.wrong_type(key, value, "`true` or `false`");
        }
        Some(At::new(boolean?, self.findings.span(value.span())))
    }

    /// A whole number.
    pub(super) fn integer(&mut self, key: &'static str) -> Option<At<i64>> {
        let value = self.take(key)?;
        let Some(number) = value.get_ref().as_integer() else {
            self.wrong_type(key, value, "a whole number");
            return None;
        };
        let read = i64::from_str_radix(number.as_str(), number.radix()).ok();
        if read.is_none() {
            self.refused.borrow_mut().push(key);
            self.findings.report(wrong_type::out_of_range(self.findings.place(self.findings.span(value.span())), key));
        }
        Some(At::new(read?, self.findings.span(value.span())))
    }

    /// A day: a date of TOML without a time.
    pub(super) fn date(&mut self, key: &'static str) -> Option<At<Date>> {
        let value = self.take(key)?;
        let written =
            value.get_ref().as_datetime().filter(|written| written.time.is_none() && written.offset.is_none());
        let date = written.and_then(|written| written.date).and_then(|date| Date::new(date.year, date.month, date.day));
        if date.is_none() {
            self.wrong_type(key, value, "a date such as `2026-12-31`");
        }
        Some(At::new(date?, self.findings.span(value.span())))
    }

    /// One of the words of a keyword.
    pub(super) fn word<K: Keyword>(&mut self, key: &'static str) -> Option<At<K>> {
        let value = self.take(key)?;
        if value.get_ref().as_str().is_none() {
            let place = self.findings.place(self.findings.span(value.span()));
            self.refused.borrow_mut().push(key);
            self.findings.report(wrong_type::no_word::<K>(place, key, value.get_ref().type_str()));
        }
        let text = At::new(value.get_ref().as_str()?.to_owned(), self.findings.span(value.span()));
        let found = K::WORDS.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            self.refused.borrow_mut().push(key);
            self.findings.report(unknown_value::report::<K>(self.findings.place(text.span), key, &text.value));
        }
        found.map(|(_, keyword)| At::new(*keyword, text.span))
    }

    /// Reads the table, and reports the keys that its reader did not ask for.
    pub(super) fn read<T>(mut self, reader: impl FnOnce(&mut Self) -> T) -> T {
        let read = reader(&mut self);
        self.finish();
        read
    }

    /// A table within this one.
    pub(super) fn table<T>(&mut self, key: &'static str, reader: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let value = self.take(key)?;
        Some(self.as_table(key, value, format!("[{key}]"))?.read(reader))
    }

    /// The tables of an array of tables; none where the key is absent.
    pub(super) fn tables<T>(&mut self, key: &'static str, reader: impl Fn(&mut Self) -> T) -> Vec<T> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(key, value, &format!("an array of tables, each `[[{key}]]`"));
            return Vec::new();
        };
        let tables = items.iter().filter_map(|item| self.as_table(key, item, format!("[[{key}]]")));
        tables.map(|table| table.read(&reader)).collect()
    }

    /// Returns the keys whose values were refused, once all that the table may have were asked for.
    pub(super) fn unread(&self) -> Unread {
        let unknown = self.rows.keys().filter(|key| !self.asked.contains(key));
        let meant: Vec<Option<&'static str>> = unknown.map(|key| suggest::nearest(key, &self.asked)).collect();
        let keys = self.refused.borrow().iter().copied().chain(meant.iter().flatten().copied()).collect();
        Unread { keys, has_unknown: meant.contains(&None) }
    }

    /// Reports the keys that nobody asked for, and those that must be there and are not. One that is only misspelt is
    /// reported once, where it stands.
    fn finish(&self) {
        let unknown = self.rows.iter().filter(|(key, _)| !self.asked.contains(key));
        let mut meant = Vec::new();
        for (key, (span, _)) in unknown {
            meant.extend(suggest::nearest(key, &self.asked));
            self.findings.report(unknown_key::report(self.findings.place(*span), &self.header, key, &self.asked));
        }
        for (key, help) in self.required.iter().filter(|(key, _)| !self.has(key) && !meant.contains(key)) {
            self.findings.report(missing_key::report(self.findings.place(self.span), &self.header, key, help));
        }
    }

    /// Reports a finding of the reader's own.
    pub(super) fn report(&self, diagnostic: Diagnostic) {
        self.findings.report(diagnostic);
    }

    pub(super) fn place(&self, span: Span) -> Place {
        self.findings.place(span)
    }

    fn take(&mut self, key: &'static str) -> Option<&'t Value<'i>> {
        self.asked.push(key);
        self.rows.get(key).map(|(_, value)| *value)
    }

    fn as_text(&self, key: &'static str, value: &Value<'i>) -> Option<At<String>> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(key, value, "a string");
        }
        Some(At::new(text?.to_owned(), self.findings.span(value.span())))
    }

    fn as_table(&self, key: &'static str, value: &'t Value<'i>, header: String) -> Option<Self> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(key, value, &format!("a table, `{header}`"));
        }
        Some(Self::new(self.findings, header, self.findings.span(value.span()), table?))
    }

    fn wrong_type(&self, key: &'static str, value: &Value<'i>, wanted: &str) {
        let place = self.findings.place(self.findings.span(value.span()));
        self.refused.borrow_mut().push(key);
        self.findings.report(wrong_type::report(place, key, value.get_ref().type_str(), wanted));
    }
}

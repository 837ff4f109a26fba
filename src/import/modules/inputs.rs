//! The inputs of a module's call, as the module takes them.

use crate::diagnostic::Diagnostic;
use crate::import::found::{FoundFilter, FoundRule};
use crate::import::{not_importable, not_told};
use crate::source::{Place, Span};
use crate::terraform::{Resource, Value};

/// The inputs.
pub(super) struct Inputs<'c> {
    call: &'c Resource,
}

impl<'c> Inputs<'c> {
    /// Those of a call.
    pub(super) fn of(call: &'c Resource) -> Self {
        Self { call }
    }

    /// Where an input stands, or else the call; of several lines the first.
    pub(super) fn place(&self, name: &str) -> Place {
        let place = self.call.body.place_of(name);
        let first_line = place.text().lines().next().map_or(0, str::len);
        Place::new(&place.source, Span { start: place.span.start, end: place.span.start + first_line })
    }

    /// True or false; the default where it isn't given.
    pub(super) fn boolean(&self, name: &str, default: bool) -> Result<bool, Diagnostic> {
        match self.value(name)? {
            Value::Null => Ok(default),
            Value::Bool(value) => Ok(*value),
            Value::Text(text) if text == "true" || text == "false" => Ok(text == "true"),
            _ => Err(self.misfit(name, "true or false")),
        }
    }

    /// A text; the default where it isn't given.
    pub(super) fn text(&self, name: &str, default: &str) -> Result<String, Diagnostic> {
        match self.value(name)? {
            Value::Null => Ok(default.to_owned()),
            Value::Text(text) => Ok(text.clone()),
            _ => Err(self.misfit(name, "a text")),
        }
    }

    /// A list; `None` where it isn't given.
    pub(super) fn list(&self, name: &str) -> Result<Option<&'c [Value]>, Diagnostic> {
        match self.value(name)? {
            Value::Null => Ok(None),
            value => value.as_list().map(Some).ok_or_else(|| self.misfit(name, "a list")),
        }
    }

    /// An object; `None` where it isn't given.
    pub(super) fn object(&self, name: &str) -> Result<Option<&'c Value>, Diagnostic> {
        match self.value(name)? {
            Value::Null => Ok(None),
            value @ Value::Map(_) => Ok(Some(value)),
            _ => Err(self.misfit(name, "an object")),
        }
    }

    /// The rules that a list of objects holds; `names` are the keys of the frequency and of the filters, and of a
    /// filter's text and type. The filters may be a list of objects, one object, or one text.
    pub(super) fn rules(&self, name: &str, rules: &[Value], names: [&str; 4]) -> Result<Vec<FoundRule>, Diagnostic> {
        let [frequency, filters, text, kind] = names;
        let rule = |rule: &Value| {
            let filters = match self.key(rule, filters) {
                Value::List(filters) => filters.iter().collect(),
                Value::Null => Vec::new(),
                one => vec![one],
            };
            let filter = |filter: &Value| self.filter(name, rule, filter, [text, kind]);
            let filters = filters.into_iter().map(filter).collect::<Result<_, _>>()?;
            Ok(FoundRule {
                frequency: self.text_of(name, self.key(rule, frequency))?,
                place: self.place(name),
                filters,
            })
        };
        rules.iter().map(rule).collect()
    }

    /// A filter: an object, or a text whose type stands in the rule.
    fn filter(
        &self,
        name: &str,
        rule: &Value,
        filter: &Value,
        [text, kind]: [&str; 2],
    ) -> Result<FoundFilter, Diagnostic> {
        let (written, of_kind) = match filter {
            Value::Text(_) => (filter, self.key(rule, kind)),
            _ => (self.key(filter, text), self.key(filter, kind)),
        };
        let of_kind = if *of_kind == Value::Null { None } else { Some(self.text_of(name, of_kind)?) };
        Ok(FoundFilter { text: self.text_of(name, written)?, kind: of_kind, place: self.place(name) })
    }

    /// A text within an input.
    pub(super) fn text_of(&self, name: &str, value: &Value) -> Result<String, Diagnostic> {
        match value {
            Value::Text(text) => Ok(text.clone()),
            _ => Err(self.misfit(name, "what the module takes")),
        }
    }

    /// What stands behind a key of an object; `null` where there is none.
    pub(super) fn key<'v>(&self, value: &'v Value, key: &str) -> &'v Value {
        match value {
            Value::Map(entries) => entries.get(key).unwrap_or(&Value::Null),
            _ => &Value::Null,
        }
    }

    fn value(&self, name: &str) -> Result<&'c Value, Diagnostic> {
        let value = self.call.body.value(name);
        match value.unknown() {
            Some(what) => Err(not_told::depends(&format!("`{name}`"), what, &self.place(name))),
            None => Ok(value),
        }
    }

    fn misfit(&self, name: &str, what: &str) -> Diagnostic {
        not_importable::misfit(&format!("`{name}` is not {what}"), self.place(name))
    }
}

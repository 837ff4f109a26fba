//! Inputs of a module's call, as the module takes them.

use crate::registry::{WrittenFilter, WrittenRule};
use crate::source::{Place, Span};
use crate::terraform::{Open, Resource, Value};

/// The inputs of a call.
pub(crate) struct Inputs<'c> {
    call: &'c Resource,
}

/// The reason why an input can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum InputError {
    /// The value is unknown.
    Unknown {
        input: String,
        /// The unknown that it depends on.
        depends_on: Box<Open>,
        place: Place,
    },
    /// The value is of another type than the module takes.
    Misfit { input: String, wanted: &'static str, place: Place },
}

impl<'c> Inputs<'c> {
    pub(super) fn of(call: &'c Resource) -> Self {
        Self { call }
    }

    /// The first line of an input, or of the call where it isn't given.
    pub(super) fn place(&self, name: &str) -> Place {
        let place = self.call.body.place_of(name);
        let first_line = place.text().lines().next().map_or(0, str::len);
        Place::new(&place.source, Span { start: place.span.start, end: place.span.start + first_line })
    }

    /// The input isn't given, or is `null`.
    pub(super) fn is_absent(&self, name: &str) -> Result<bool, InputError> {
        Ok(*self.value(name)? == Value::Null)
    }

    /// A boolean; the default where it isn't given.
    pub(super) fn boolean(&self, name: &str, default: bool) -> Result<bool, InputError> {
        match self.value(name)? {
            Value::Null => Ok(default),
            Value::Bool(value) => Ok(*value),
            Value::Text(text) if text == "true" || text == "false" => Ok(text == "true"),
            _ => Err(self.misfit(name, "true or false")),
        }
    }

    /// A string; the default where it isn't given.
    pub(super) fn string(&self, name: &str, default: &str) -> Result<String, InputError> {
        match self.value(name)? {
            Value::Null => Ok(default.to_owned()),
            Value::Text(text) => Ok(text.clone()),
            _ => Err(self.misfit(name, "a string")),
        }
    }

    /// A list; `None` where it isn't given.
    pub(super) fn list(&self, name: &str) -> Result<Option<&'c [Value]>, InputError> {
        match self.value(name)? {
            Value::Null => Ok(None),
            value => value.as_list().map(Some).ok_or_else(|| self.misfit(name, "a list")),
        }
    }

    /// A string in an object of which the rest may be unknown.
    pub(super) fn string_at(&self, name: &str, inner: &str) -> Result<String, InputError> {
        let object = match self.call.body.value(name) {
            open @ Value::Unknown(_) => self.known(name, open)?,
            object => object,
        };
        self.string_in(name, self.known(name, key(object, inner))?)
    }

    pub(super) fn object(&self, name: &str) -> Result<&'c Value, InputError> {
        match self.value(name)? {
            value @ Value::Map(_) => Ok(value),
            _ => Err(self.misfit(name, "an object")),
        }
    }

    /// The rules of a list of objects; `keys` are those of the frequency and of the filters, and of a filter's text and
    /// type. The filters may be a list of objects, one object, or one string.
    pub(super) fn rules(&self, name: &str, rules: &[Value], keys: [&str; 4]) -> Result<Vec<WrittenRule>, InputError> {
        let [frequency, filters, text, kind] = keys;
        let rule = |rule: &Value| {
            let filters = match key(rule, filters) {
                Value::List(filters) => filters.iter().collect(),
                Value::Null => Vec::new(),
                one => vec![one],
            };
            let filter = |filter: &Value| self.filter(name, rule, filter, [text, kind]);
            let filters = filters.into_iter().map(filter).collect::<Result<_, _>>()?;
            Ok(WrittenRule { frequency: self.string_in(name, key(rule, frequency))?, place: self.place(name), filters })
        };
        rules.iter().map(rule).collect()
    }

    /// A filter: an object, or a string whose type stands in the rule.
    fn filter(
        &self,
        name: &str,
        rule: &Value,
        filter: &Value,
        [text, kind]: [&str; 2],
    ) -> Result<WrittenFilter, InputError> {
        let (written, of_kind) = match filter {
            Value::Text(_) => (filter, key(rule, kind)),
            _ => (key(filter, text), key(filter, kind)),
        };
        let of_kind = if *of_kind == Value::Null { None } else { Some(self.string_in(name, of_kind)?) };
        Ok(WrittenFilter { text: self.string_in(name, written)?, kind: of_kind, place: self.place(name) })
    }

    /// A string within an input.
    pub(super) fn string_in(&self, name: &str, value: &Value) -> Result<String, InputError> {
        match value {
            Value::Text(text) => Ok(text.clone()),
            _ => Err(self.misfit(name, "a value that the module accepts")),
        }
    }

    fn value(&self, name: &str) -> Result<&'c Value, InputError> {
        self.known(name, self.call.body.value(name))
    }

    /// A value in which nothing is unknown.
    fn known(&self, name: &str, value: &'c Value) -> Result<&'c Value, InputError> {
        match value.open() {
            Some(open) => Err(InputError::Unknown {
                input: name.to_owned(),
                depends_on: Box::new(open.clone()),
                place: self.place(name),
            }),
            None => Ok(value),
        }
    }

    fn misfit(&self, name: &str, wanted: &'static str) -> InputError {
        InputError::Misfit { input: name.to_owned(), wanted, place: self.place(name) }
    }
}

/// The value behind a key of an object; `null` where there is none.
pub(super) fn key<'v>(value: &'v Value, key: &str) -> &'v Value {
    match value {
        Value::Map(entries) => entries.get(key).unwrap_or(&Value::Null),
        _ => &Value::Null,
    }
}

//! JSON text → values with their places, one level at a time.
//!
//! A [`Value`] is the text it is written as and where that stands; what is in it is read when it is asked for. serde_json
//! does all of the scanning, so every reader agrees on what JSON is. A value that is passed over costs one scan and no
//! memory: an inventory of 100 MB needs a pointer for each repository, and a state's secrets are never decoded.
//!
//! **Cost:** linear in the text for each level that is looked into, so a reader that descends limits the depth.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use crate::source::Span;

/// A value of well-formed JSON.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'t> {
    raw: &'t RawValue,
    start: usize,
}

/// The type of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool(bool),
    Number,
    String,
    List,
    Object,
}

/// The key of an entry, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key<'t> {
    pub text: Cow<'t, str>,
    pub span: Span,
}

/// The reason why a text or a value can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Error {
    /// Reason in words that quote no value of the text, unless a value has the wrong type.
    pub reason: String,
    /// The byte where it is found.
    pub at: usize,
    /// The text ends too early.
    pub is_at_end: bool,
}

/// Reads the documents that follow each other in a text. A document before a broken one is given.
pub(crate) fn documents(text: &str) -> impl Iterator<Item = Result<Value<'_>, Error>> {
    documents_from(text, 0)
}

/// Reads the documents that follow each other from that byte of a text on.
pub(crate) fn documents_from(text: &str, start: usize) -> impl Iterator<Item = Result<Value<'_>, Error>> {
    let rest = text.get(start..).unwrap_or_default();
    let documents = serde_json::Deserializer::from_str(rest).into_iter();
    documents.map(move |document: serde_json::Result<&RawValue>| {
        let raw = document.map_err(|error| Error::new(rest, start, &error))?;
        Ok(Value { raw, start: Span::of_part(text, raw.get()).start })
    })
}

/// Reads a text that is one document.
///
/// # Errors
/// The text is no JSON, or more than one document.
pub(crate) fn document(text: &str) -> Result<Value<'_>, Error> {
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| Error::new(text, 0, &error))?;
    Ok(Value { raw, start: Span::of_part(text, raw.get()).start })
}

impl<'t> Value<'t> {
    /// The place of the whole value.
    pub(crate) fn span(self) -> Span {
        Span { start: self.start, end: self.start + self.written().len() }
    }

    /// The text of the value as it is written, without the space around it.
    pub(crate) fn written(self) -> &'t str {
        self.raw.get()
    }

    /// The type of the value.
    pub(crate) fn kind(self) -> Kind {
        match self.written().as_bytes().first() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::List,
            Some(b'"') => Kind::String,
            Some(b'n') => Kind::Null,
            Some(b't') => Kind::Bool(true),
            Some(b'f') => Kind::Bool(false),
            _ => Kind::Number,
        }
    }

    /// The characters of a string, borrowed where none is escaped.
    ///
    /// # Errors
    /// The value is no string, or has half of a surrogate pair.
    pub(crate) fn string(self) -> Result<Cow<'t, str>, Error> {
        let quoted = self.written().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        match quoted.filter(|text| !text.contains('\\')) {
            Some(plain) => Ok(Cow::Borrowed(plain)),
            None => self.read::<String>().map(Cow::Owned),
        }
    }

    /// The items of a list.
    ///
    /// # Errors
    /// The value is no list.
    pub(crate) fn items(self) -> Result<impl Iterator<Item = Self>, Error> {
        let items: Vec<&'t RawValue> = self.read()?;
        Ok(items.into_iter().map(move |raw| self.part(raw)))
    }

    /// Decodes the items of a list one after the other, in one scan and with no list of them: it may have millions.
    ///
    /// # Errors
    /// The value is no list, or an item has a part of another type; the place is that of the part.
    pub(crate) fn each<T: Deserialize<'t>>(self, take: impl FnMut(T)) -> Result<(), Error> {
        let mut deserializer = serde_json::Deserializer::from_str(self.written());
        let items = Items { take, item: PhantomData };
        deserializer.deserialize_seq(items).map_err(|error| self.error(&error))
    }

    /// The entries of an object in their order; a key may stand several times.
    ///
    /// # Errors
    /// The value is no object, or a key has half of a surrogate pair.
    pub(crate) fn entries(self) -> Result<Vec<(Key<'t>, Self)>, Error> {
        let Entries(entries) = self.read()?;
        let entry = |(key, value)| {
            let key = self.part(key);
            Ok((Key { text: key.string()?, span: key.span() }, self.part(value)))
        };
        entries.into_iter().map(entry).collect()
    }

    /// The values of these keys of an object, each `None` where it is absent or `null`. All others are passed over.
    ///
    /// # Errors
    /// The value is no object, or one of the keys stands twice.
    pub(crate) fn fields<const N: usize>(self, names: [&'static str; N]) -> Result<[Option<Self>; N], Error> {
        let mut deserializer = serde_json::Deserializer::from_str(self.written());
        let found = Fields(names).deserialize(&mut deserializer).map_err(|error| self.error(&error))?;
        Ok(found.map(|raw| raw.map(|raw| self.part(raw))))
    }

    /// The place of the first bracket within so many others.
    pub(crate) fn deeper_than(self, most: usize) -> Option<usize> {
        let (mut depth, mut is_in_string, mut is_escaped) = (0, false, false);
        for (index, byte) in self.written().bytes().enumerate() {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => is_in_string = !is_in_string,
                _ if is_in_string => {}
                b'[' | b'{' if depth == most => return Some(self.start + index),
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// Decodes the whole value at once, in one scan.
    ///
    /// # Errors
    /// It has a part of another type; the place is that of the part.
    pub(crate) fn decode<T: Deserialize<'t>>(self) -> Result<T, Error> {
        self.read()
    }

    fn part(self, raw: &'t RawValue) -> Self {
        Self { raw, start: self.start + Span::of_part(self.written(), raw.get()).start }
    }

    fn read<T: Deserialize<'t>>(self) -> Result<T, Error> {
        serde_json::from_str(self.written()).map_err(|error| self.error(&error))
    }

    fn error(self, error: &serde_json::Error) -> Error {
        Error::new(self.written(), self.start, error)
    }
}

impl Error {
    /// The error of a text that starts at that byte of the whole.
    fn new(text: &str, start: usize, error: &serde_json::Error) -> Self {
        let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let at = (before + error.column().saturating_sub(1)).min(text.len());
        let message = error.to_string();
        let reason = message.rsplit_once(" at line ").map_or(message.as_str(), |(reason, _)| reason).to_owned();
        Self { reason, at: start + at, is_at_end: error.classify() == Category::Eof }
    }
}

/// The entries of an object, keys and values as they are written.
struct Entries<'t>(Vec<(&'t RawValue, &'t RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Entries<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(All)
    }
}

/// The receiver of the items of a list.
struct Items<T, F> {
    take: F,
    item: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>, F: FnMut(T)> Visitor<'de> for Items<T, F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element()? {
            (self.take)(item);
        }
        Ok(())
    }
}

/// A key, borrowed where nothing in it is escaped.
#[derive(Deserialize)]
struct Name<'t>(#[serde(borrow)] Cow<'t, str>);

/// The reader of the values of some keys.
struct Fields<const N: usize>([&'static str; N]);

impl<'de, const N: usize> DeserializeSeed<'de> for Fields<N> {
    type Value = [Option<&'de RawValue>; N];

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, const N: usize> Visitor<'de> for Fields<N> {
    type Value = [Option<&'de RawValue>; N];

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = self.0.map(|name| (name, false, None));
        while let Some(Name(key)) = map.next_key()? {
            match found.iter_mut().find(|(name, ..)| *name == key) {
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
                Some((name, true, _)) => return Err(A::Error::duplicate_field(name)),
                Some((_, is_found, value)) => {
                    *is_found = true;
                    *value = map.next_value::<Option<&RawValue>>()?;
                }
            }
        }
        Ok(found.map(|(.., value)| value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_keys_have_their_places_however_deep() {
        let text = " {\"a\": [1, {\"\\u00e9\\n\": \"x\"}],\n \"a\": null}";
        let value = document(text).unwrap();
        let slice = |span: Span| text.get(span.range()).unwrap();
        let [(first, list), (second, null)] = value.entries().unwrap().try_into().unwrap();
        assert_eq!((slice(first.span), slice(second.span), null.kind()), ("\"a\"", "\"a\"", Kind::Null));
        let [one, object] = list.items().unwrap().collect::<Vec<_>>().try_into().unwrap();
        assert_eq!((slice(one.span()), one.kind()), ("1", Kind::Number));
        let [(key, inner)] = object.entries().unwrap().try_into().unwrap();
        assert_eq!((&*key.text, slice(key.span)), ("é\n", "\"\\u00e9\\n\""));
        assert_eq!((inner.string().unwrap(), slice(inner.span())), (Cow::Borrowed("x"), "\"x\""));
    }

    #[test]
    fn fields_are_those_asked_for_and_each_stands_once() {
        let value = document("{\"b\": {\"b\": 1}, \"x\": [], \"\\u0061\": \"1\", \"c\": null}").unwrap();
        let [a, b, c, d] = value.fields(["a", "b", "c", "d"]).unwrap().map(|field| field.map(Value::written));
        assert_eq!((a, b, c, d), (Some("\"1\""), Some("{\"b\": 1}"), None, None));
        let twice = document("[\n{\"a\": null,\n \"a\": 1}]").unwrap().items().unwrap().next().unwrap();
        let error = twice.fields(["a"]).unwrap_err();
        assert_eq!((error.reason.as_str(), error.at, error.is_at_end), ("duplicate field `a`", 17, false));
        assert!(document("[]").unwrap().fields(["a"]).is_err());
    }

    #[test]
    fn what_is_no_json_is_told_with_its_byte() {
        let told = |text| document(text).map(Value::written).map_err(|error| (error.at, error.is_at_end));
        assert_eq!(told("[1,\n 2,]"), Err((7, false)));
        assert_eq!(told("[1,\n 2"), Err((5, true)));
        assert_eq!(told("1 2"), Err((2, false)));
        assert_eq!(told("\"a\nb\""), Err((1, false)));
        assert_eq!(document("\"\\ud800\"").unwrap().string().unwrap_err().at, 7);
        let documents: Vec<_> = documents("1 [2]\n}").map(|one| one.map(Value::written).map_err(|e| e.at)).collect();
        assert_eq!(documents, [Ok("1"), Ok("[2]"), Err(6)]);
    }

    #[test]
    fn depth_counts_brackets_outside_of_strings() {
        let value = document("[\"[\\\"[\", [], {\"{\": [1]}]").unwrap();
        assert_eq!((value.deeper_than(3), value.deeper_than(2), value.deeper_than(0)), (None, Some(19), Some(0)));
    }
}

//! JSON whose objects keep the order of their keys, so that a text reads as its documentation does.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

/// Value of JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::target) enum Json {
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl Json {
    /// The text of a file: indented by two spaces, with a line end behind it.
    pub(in crate::target) fn document(&self) -> String {
        // Texts, lists and objects with texts as keys are always serialised.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<const N: usize> From<[Self; N]> for Json {
    fn from(items: [Self; N]) -> Self {
        Self::List(items.into())
    }
}

/// The object of these keys and values, in this order.
pub(in crate::target) fn object<const N: usize>(entries: [(&str, Json); N]) -> Json {
    Json::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => items.serialize(serializer),
            Self::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_keeps_the_order_of_its_keys() {
        let json = object([("b", "x\"".into()), ("a", Json::from([object([])]))]);
        assert_eq!(json.document(), "{\n  \"b\": \"x\\\"\",\n  \"a\": [\n    {}\n  ]\n}\n");
    }
}

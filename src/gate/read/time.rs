//! Times in the output of the AWS CLI: seconds as a number from version 1, ISO 8601 text from version 2 (FACTS 12).

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::date::Date;

/// A time that is there. Only that it is one is of interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time;

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl Visitor<'_> for Either {
            type Value = Time;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a time, as seconds or as ISO 8601 text")
            }

            fn visit_u64<E: Error>(self, _: u64) -> Result<Time, E> {
                Ok(Time)
            }

            fn visit_f64<E: Error>(self, _: f64) -> Result<Time, E> {
                Ok(Time)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Time, E> {
                if is_iso(text) { Ok(Time) } else { Err(E::invalid_value(serde::de::Unexpected::Str(text), &self)) }
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// Tells whether a text begins as ISO 8601 does: a day, and a time of day behind it if anything is.
fn is_iso(text: &str) -> bool {
    let Some((day, rest)) = text.split_at_checked("2026-12-31".len()) else { return false };
    let time = rest.strip_prefix(['T', ' ']).map(|time| time.bytes().take(2).filter(u8::is_ascii_digit).count());
    Date::parse(day).is_some() && (rest.is_empty() || time == Some(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_numbers_or_iso_text() {
        for time in [
            "1767225600",
            "1767225600.123",
            "1.7672256e9",
            "\"2026-01-01T00:00:00.5+01:00\"",
            "\"2026-01-01T00:00:00Z\"",
        ] {
            assert!(serde_json::from_str::<Time>(time).is_ok(), "{time}");
        }
        for none in ["true", "\"\"", "\"None\"", "\"2026-13-01T00:00:00Z\"", "-1", "{}", "\"2026-01-01x\""] {
            assert!(serde_json::from_str::<Time>(none).is_err(), "{none}");
        }
        assert_eq!(serde_json::from_str::<Option<Time>>("null").unwrap(), None);
    }
}

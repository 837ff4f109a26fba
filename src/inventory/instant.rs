//! Instants in the output of the AWS CLI: seconds as a number from version 1, ISO 8601 text from version 2 (FACTS 12).

use std::num::NonZeroU32;

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::value::RawValue;

use crate::date::Date;

const SECONDS_OF_A_DAY: u32 = 24 * 60 * 60;

/// An instant to the second, from 1970 to 2106; four bytes, since a registry has millions of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Instant(NonZeroU32);

impl Instant {
    /// Tells whether it is no more than so many days before another.
    pub(crate) fn is_within(self, days: u32, newest: Self) -> bool {
        newest.0.get().saturating_sub(self.0.get()) <= days.saturating_mul(SECONDS_OF_A_DAY)
    }

    /// Parses what the AWS CLI prints, as it stands in JSON: a number, or text in quotes.
    fn parse(written: &str) -> Option<Self> {
        let seconds = match written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(text) => of_iso(text)?,
            None => of_number(written)?,
        };
        NonZeroU32::new(u32::try_from(seconds).ok()?).map(Self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = <&RawValue>::deserialize(deserializer)?.get();
        Self::parse(written).ok_or_else(|| D::Error::custom("expected a time, as seconds or as ISO 8601 text"))
    }
}

/// Whole seconds of a number such as `1767225600.123` or `1.7672256e9`.
fn of_number(written: &str) -> Option<i64> {
    let (mantissa, exponent) = written.split_once(['e', 'E']).unwrap_or((written, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let moved = usize::try_from(exponent.trim_start_matches('+').parse::<i8>().ok()?).ok()?;
    let fraction = fraction.chars().chain(std::iter::repeat('0')).take(moved);
    format!("{whole}{}", fraction.collect::<String>()).parse().ok()
}

/// Seconds of `2026-12-31T23:59:59.123+01:00`; UTC where no offset stands there, midnight where no time of day does.
fn of_iso(text: &str) -> Option<i64> {
    let (day, rest) = text.split_at_checked("2026-12-31".len())?;
    let days = i64::from(Date::parse(day)?.days_since_1970()?);
    let midnight = days * i64::from(SECONDS_OF_A_DAY);
    if rest.is_empty() {
        return Some(midnight);
    }
    let rest = rest.strip_prefix(['T', ' '])?;
    let end = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (clock, offset) = rest.split_at_checked(end)?;
    Some(midnight + seconds_of(clock)? - of_offset(offset)?)
}

/// Seconds of `23:59`, of `23:59:59`, and of that with a fraction, which is left out.
fn seconds_of(clock: &str) -> Option<i64> {
    let clock = clock.split_once(['.', ',']).map_or(clock, |(clock, _)| clock);
    let mut parts = clock.split(':');
    let (hours, minutes) = (number(parts.next()?, 23)?, number(parts.next()?, 59)?);
    let seconds = parts.next().map_or(Some(0), |part| number(part, 60))?;
    parts.next().is_none().then_some(hours * 3600 + minutes * 60 + seconds)
}

/// Seconds of `+01:00`, `-0530` and `Z`.
fn of_offset(offset: &str) -> Option<i64> {
    let sign = match offset.as_bytes().first() {
        None | Some(b'Z' | b'z') => return Some(0),
        Some(b'-') => -1,
        Some(_) => 1,
    };
    let digits = offset.get(1..)?.replace(':', "");
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { 0 } else { number(minutes, 59)? };
    Some(sign * (number(hours, 23)? * 3600 + minutes * 60))
}

/// Number of two digits, up to a most.
fn number(digits: &str, most: i64) -> Option<i64> {
    let is_number = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|value| is_number && *value <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_the_same_however_it_is_printed() {
        for written in [
            "1767225600",
            "1767225600.987",
            "1.7672256e9",
            "\"2026-01-01T00:00:00Z\"",
            "\"2026-01-01T00:00:00.5+00:00\"",
            "\"2026-01-01T01:00:00+01:00\"",
            "\"2025-12-31T18:30:00-0530\"",
            "\"2026-01-01 00:00\"",
            "\"2026-01-01\"",
        ] {
            assert_eq!(Instant::parse(written), NonZeroU32::new(1_767_225_600).map(Instant), "{written}");
        }
    }

    #[test]
    fn what_is_no_instant_is_refused() {
        for written in [
            "-1",
            "0",
            "true",
            "\"\"",
            "\"None\"",
            "\"2026-13-01\"",
            "\"2026-01-01x\"",
            "\"2026-01-01T25:00Z\"",
            "1e99",
        ] {
            assert_eq!(Instant::parse(written), None, "{written}");
        }
    }

    #[test]
    fn thirty_days_include_their_first_second() {
        let [first, last] =
            ["\"2026-01-01T00:00:00Z\"", "\"2026-01-31T00:00:00Z\""].map(|text| Instant::parse(text).unwrap());
        assert!(first.is_within(30, last) && !first.is_within(29, last) && last.is_within(30, last));
    }
}

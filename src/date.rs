//! Calendar dates, as a policy and an option write them: `2026-12-31`.

use std::fmt;
use std::time::{Duration, SystemTime};

const SECONDS_OF_A_DAY: u64 = 24 * 60 * 60;

/// A day of the proleptic Gregorian calendar; days are ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Makes a date of its parts; `None` where no month or no day is such.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_a_day = (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
        (is_a_day && year <= 9999).then_some(Self { year, month, day })
    }

    /// Parses `YYYY-MM-DD`, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else { return None };
        let is_spelt_so = [(year, 4), (month, 2), (day, 2)]
            .iter()
            .all(|(part, length)| part.len() == *length && part.bytes().all(|byte| byte.is_ascii_digit()));
        if !is_spelt_so {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Returns the number of days since the first of January 1970; `None` before it.
    pub(crate) fn days_since_1970(self) -> Option<u32> {
        let years = (1970..self.year).map(days_of_year).sum::<u64>();
        let months: u64 = (1..self.month).map(|month| u64::from(days_of(self.year, month))).sum();
        let days = years + months + u64::from(self.day) - 1;
        (self.year >= 1970).then_some(u32::try_from(days).ok()?)
    }

    /// Returns the day of an instant in UTC.
    pub(crate) fn of(instant: SystemTime) -> Option<Self> {
        let since = instant.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
        let mut days = since.as_secs() / SECONDS_OF_A_DAY;
        let mut year: u16 = 1970;
        while days >= days_of_year(year) {
            days -= days_of_year(year);
            year = year.checked_add(1)?;
        }
        let mut month = 1;
        while days >= u64::from(days_of(year, month)) {
            days -= u64::from(days_of(year, month));
            month += 1;
        }
        Self::new(year, month, u8::try_from(days).ok()? + 1)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_of_year(year: u16) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_of(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_day_that_there_is() {
        assert_eq!(Date::parse("2028-02-29").unwrap().to_string(), "2028-02-29");
        for none in
            ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-01-01T00:00:00", "soon", "", "+026-01-01"]
        {
            assert_eq!(Date::parse(none), None, "{none}");
        }
        assert!(Date::parse("2026-12-31") < Date::parse("2027-01-01"));
    }

    #[test]
    fn an_instant_is_on_its_day_in_utc() {
        let of = |seconds| Date::of(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap().to_string();
        assert_eq!((of(0), of(86_399), of(86_400)), ("1970-01-01".into(), "1970-01-01".into(), "1970-01-02".into()));
        assert_eq!((of(951_782_400), of(1_798_675_199)), ("2000-02-29".into(), "2026-12-30".into()));
    }
}

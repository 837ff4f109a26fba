//! An amount of money.

use std::fmt;
use std::iter::Sum;

/// Millionths of a dollar, or of anything else that has a decimal point.
pub(super) const MILLION: u128 = 1_000_000;

const CENT: u128 = MILLION / 100;

/// An amount in whole micro-dollars. It is shown in dollars with two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Amount {
    pub(super) micros: u128,
}

impl Amount {
    /// The amount that so many cost at this price each.
    pub(crate) fn times(self, count: u64) -> Self {
        Self { micros: self.micros.saturating_mul(u128::from(count)) }
    }

    /// The sum of two.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self { micros: self.micros.saturating_add(other.micros) }
    }

    /// Parses dollars such as `0.0900000000`; what is less than a millionth is rounded.
    pub(super) fn parse(text: &str) -> Option<Self> {
        millionths(text).map(|micros| Self { micros })
    }

    /// The amount in micro-dollars.
    pub(crate) fn in_micros(self) -> u128 {
        self.micros
    }

    /// The same amount in whole cents.
    pub(crate) fn in_cents(self) -> Self {
        Self { micros: (self.micros + CENT / 2) / CENT * CENT }
    }

    /// The difference to another, which may be the greater one: the sign and the amount.
    pub(crate) fn since(self, other: Self) -> (bool, Self) {
        (self < other, Self { micros: self.micros.abs_diff(other.micros) })
    }

    /// The amount with all its decimals, at least two: a price can have parts of a cent.
    pub(crate) fn exact(self) -> String {
        let (whole, millionths) = (self.micros / MILLION, self.micros % MILLION);
        let text = format!("{whole}.{millionths:06}");
        let least = text.len() - "0000".len();
        let used = text.trim_end_matches('0').len().max(least);
        text.get(..used).unwrap_or_default().to_owned()
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Self::plus)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cents = self.in_cents().micros / CENT;
        formatter.pad(&format!("{}.{:02}", cents / 100, cents % 100))
    }
}

/// Millionths of a decimal number without sign and exponent.
pub(super) fn millionths(text: &str) -> Option<u128> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) || whole.len() > 15 {
        return None;
    }
    let padded = format!("{fraction}0000000");
    let (kept, rest) = padded.split_at_checked(6)?;
    let rounded = u128::from(rest.starts_with(['5', '6', '7', '8', '9']));
    Some(whole.parse::<u128>().ok()? * MILLION + kept.parse::<u128>().ok()? + rounded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_and_shown_in_dollars() {
        let shown = |text: &str| Amount::parse(text).map(|amount| (amount.to_string(), amount.exact()));
        for (text, cents, exact) in [
            ("0.0900000000", "0.09", "0.09"),
            ("0.11", "0.11", "0.11"),
            ("12", "12.00", "12.00"),
            ("0.0125", "0.01", "0.0125"),
            ("0.005", "0.01", "0.005"),
            ("0.0000005", "0.00", "0.000001"),
            ("1000.1", "1000.10", "1000.10"),
        ] {
            assert_eq!(shown(text), Some((cents.to_owned(), exact.to_owned())), "{text}");
        }
        for text in ["", "-1", "1.", ".5", "1e3", "0,09", "1.2.3", " 1", "9999999999999999"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}

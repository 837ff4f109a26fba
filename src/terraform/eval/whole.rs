//! Whole numbers, computed exactly or not at all.
//!
//! Terraform computes with binary floats of 512 bits. What scanning depends on is counts, indices and sizes, so a number
//! with a fraction is unknown, as is any result that 127 bits don't hold.

use std::fmt;

/// A whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Whole(i128);

impl Whole {
    /// A number as it is written: `-1`, `1.0`, `2e3`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<u32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let digits = whole.strip_prefix('-').unwrap_or(whole);
        if digits.is_empty() || !is_digits(digits) || !is_digits(fraction) || number.ends_with('.') {
            return None;
        }
        let fraction = fraction.trim_end_matches('0');
        let zeros = exponent.checked_sub(u32::try_from(fraction.len()).ok()?)?;
        let mantissa: i128 = format!("{whole}{fraction}").parse().ok()?;
        mantissa.checked_mul(10_i128.checked_pow(zeros)?).map(Self)
    }

    /// The number as an index or a count.
    pub(crate) fn as_usize(self) -> Option<usize> {
        usize::try_from(self.0).ok()
    }

    pub(crate) fn get(self) -> i128 {
        self.0
    }

    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    pub(crate) fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    pub(crate) fn times(self, other: Self) -> Option<Self> {
        self.0.checked_mul(other.0).map(Self)
    }

    /// The quotient, where it is whole.
    pub(crate) fn divided(self, other: Self) -> Option<Self> {
        (self.0.checked_rem(other.0)? == 0).then(|| self.0.checked_div(other.0))?.map(Self)
    }

    /// The rest of a division; it has the sign of the dividend.
    pub(crate) fn modulo(self, other: Self) -> Option<Self> {
        self.0.checked_rem(other.0).map(Self)
    }

    pub(crate) fn negated(self) -> Option<Self> {
        self.0.checked_neg().map(Self)
    }
}

impl From<usize> for Whole {
    fn from(number: usize) -> Self {
        Self(i128::try_from(number).unwrap_or(i128::MAX))
    }
}

impl fmt::Display for Whole {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_whole_or_not_computed() {
        let number = |text| Whole::parse(text).unwrap();
        for (written, shown) in [("1.0", "1"), ("2e3", "2000"), ("-0", "0"), ("1.50e2", "150"), ("10.00", "10")] {
            assert_eq!(number(written).to_string(), shown);
        }
        for none in ["", "-", "1.", ".5", "0.5", "1e-1", "1e400", "x", "1e99999999999", "+1"] {
            assert_eq!(Whole::parse(none), None, "{none}");
        }
        assert_eq!(number("7").divided(number("2")), None, "not whole");
        assert_eq!(number("8").divided(number("2")), Whole::parse("4"));
        assert_eq!(number("1").divided(number("0")), None);
        assert_eq!(number("-7").modulo(number("2")), Whole::parse("-1"));
    }
}

//! Decimal numbers, computed exactly or not at all.
//!
//! Terraform computes with binary floats of 512 bits. Where every number is an integer or a binary fraction of up to 38
//! digits, that is exact, and so is this; for all else the operations give `None`.

use std::cmp::Ordering;
use std::fmt;

/// `mantissa / 10^scale`, with the smallest scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::terraform) struct Decimal {
    mantissa: i128,
    scale: u32,
}

/// The most digits behind the point: 10^38 is the last power of ten below the largest mantissa.
const MAX_SCALE: u32 = 38;

/// The most digits behind the point of a quotient.
const MAX_QUOTIENT_SCALE: u32 = 12;

impl Decimal {
    /// A number as it is written: `-1.50`, `2e3`.
    pub(in crate::terraform) fn parse(text: &str) -> Option<Self> {
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let digits = whole.strip_prefix('-').unwrap_or(whole);
        if digits.is_empty() || !is_digits(digits) || !is_digits(fraction) || number.ends_with('.') {
            return None;
        }
        let mantissa: i128 = format!("{whole}{fraction}").parse().ok()?;
        let scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        match u32::try_from(scale) {
            Ok(scale) => Self::new(mantissa, scale),
            Err(_) => Self::new(mantissa.checked_mul(power(scale.unsigned_abs())?)?, 0),
        }
    }

    fn new(mut mantissa: i128, mut scale: u32) -> Option<Self> {
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        (scale <= MAX_SCALE).then_some(Self { mantissa, scale })
    }

    /// The number as an index or a count.
    pub(in crate::terraform) fn as_usize(self) -> Option<usize> {
        (self.scale == 0).then(|| usize::try_from(self.mantissa).ok())?
    }

    /// The number, if it is whole.
    pub(in crate::terraform) fn as_whole(self) -> Option<i128> {
        (self.scale == 0).then_some(self.mantissa)
    }

    /// Whether a binary float holds it exactly.
    fn is_binary(self) -> bool {
        5_i128.checked_pow(self.scale).is_some_and(|five| self.mantissa % five == 0)
    }

    /// Both at the larger scale.
    fn aligned(self, other: Self) -> Option<(i128, i128, u32)> {
        if !self.is_binary() || !other.is_binary() {
            return None;
        }
        let scale = self.scale.max(other.scale);
        let at = |number: Self| number.mantissa.checked_mul(power(scale - number.scale)?);
        Some((at(self)?, at(other)?, scale))
    }

    pub(in crate::terraform) fn plus(self, other: Self) -> Option<Self> {
        let (left, right, scale) = self.aligned(other)?;
        Self::new(left.checked_add(right)?, scale)
    }

    pub(in crate::terraform) fn minus(self, other: Self) -> Option<Self> {
        let (left, right, scale) = self.aligned(other)?;
        Self::new(left.checked_sub(right)?, scale)
    }

    pub(in crate::terraform) fn times(self, other: Self) -> Option<Self> {
        self.aligned(other)?;
        Self::new(self.mantissa.checked_mul(other.mantissa)?, self.scale + other.scale)
    }

    /// The quotient, where a binary float of a few digits holds it.
    pub(in crate::terraform) fn divided(self, other: Self) -> Option<Self> {
        let (left, right, _) = self.aligned(other)?;
        let quotient = |scale: u32| {
            let left = left.checked_mul(power(scale)?)?;
            (left.checked_rem(right)? == 0).then(|| Self::new(left / right, scale))?
        };
        (0..MAX_QUOTIENT_SCALE).find_map(quotient).filter(|quotient| quotient.is_binary())
    }

    /// The rest of a division of whole numbers; it has the sign of the dividend.
    pub(in crate::terraform) fn modulo(self, other: Self) -> Option<Self> {
        let (left, right) = (self.as_whole()?, other.as_whole()?);
        (right != 0).then(|| Self::new(left % right, 0))?
    }

    pub(in crate::terraform) fn negated(self) -> Self {
        Self { mantissa: self.mantissa.saturating_neg(), scale: self.scale }
    }

    /// The next whole number at or below it.
    pub(in crate::terraform) fn floor(self) -> Option<Self> {
        Self::new(self.mantissa.div_euclid(power(self.scale)?), 0)
    }
}

impl From<usize> for Decimal {
    fn from(number: usize) -> Self {
        Self { mantissa: i128::try_from(number).unwrap_or(i128::MAX), scale: 0 }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.scale > other.scale {
            return other.cmp(self).reverse();
        }
        let grown = power(other.scale - self.scale).and_then(|power| self.mantissa.checked_mul(power));
        match grown {
            Some(mantissa) => mantissa.cmp(&other.mantissa),
            None => self.mantissa.cmp(&0),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.mantissa.unsigned_abs().to_string();
        let scale = usize::try_from(self.scale).unwrap_or_default();
        let digits = format!("{digits:0>width$}", width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        write!(out, "{sign}{whole}{point}{fraction}")
    }
}

fn power(exponent: u32) -> Option<i128> {
    10_i128.checked_pow(exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_or_not_computed() {
        let number = |text| Decimal::parse(text).unwrap();
        for (written, shown) in
            [("1.50", "1.5"), ("2e3", "2000"), ("-0.5", "-0.5"), ("100000000000000000001", "100000000000000000001")]
        {
            assert_eq!(number(written).to_string(), shown);
        }
        for none in ["", "-", "1.", ".5", "1e400", "x", "1e99999999999", "+1"] {
            assert_eq!(Decimal::parse(none), None, "{none}");
        }
        assert_eq!(number("0.5").plus(number("0.25")), Decimal::parse("0.75"));
        assert_eq!(number("0.1").plus(number("0.2")), None, "not exact in binary");
        assert_eq!(number("7").divided(number("2")), Decimal::parse("3.5"));
        assert_eq!(number("1").divided(number("3")), None, "not exact");
        assert_eq!(number("1").divided(number("0")), None);
        assert_eq!(number("-7").modulo(number("2")), Decimal::parse("-1"));
        assert_eq!(number("-1.5").floor(), Decimal::parse("-2"));
        assert!(number("1e30") > number("0.00000000001") && number("-1e30") < number("0.00000000001"));
    }
}

//! Numbers that an unknown can be, by what was decided of it.
//!
//! **Algorithm:** an interval with open or closed ends, and single numbers left out. A relation holds if the interval cut by
//! its opposite is empty. Lengths are whole numbers from zero on, so that their ends are always closed and move past
//! what is left out; other numbers of Terraform have fractions. Cost: linear in the numbers left out.

use super::whole::Whole;
use crate::hcl::Operator;

/// An interval of numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bounds {
    low: Option<End>,
    high: Option<End>,
    excluded: Vec<Whole>,
    is_whole: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct End {
    at: Whole,
    is_open: bool,
}

impl Bounds {
    /// Every number.
    pub(super) fn any() -> Self {
        Self { low: None, high: None, excluded: Vec::new(), is_whole: false }
    }

    /// The whole numbers from zero on.
    pub(super) fn length() -> Self {
        let zero = End { at: Whole::from(0), is_open: false };
        Self { low: Some(zero), high: None, excluded: Vec::new(), is_whole: true }
    }

    /// Those of them that are in this order to a number.
    pub(super) fn and(mut self, operator: Operator, number: Whole) -> Self {
        let end = |is_open| End { at: number, is_open };
        match operator {
            Operator::Less => self.cut_high(end(true)),
            Operator::LessOrEqual => self.cut_high(end(false)),
            Operator::Greater => self.cut_low(end(true)),
            Operator::GreaterOrEqual => self.cut_low(end(false)),
            Operator::Equal => {
                self.cut_low(end(false));
                self.cut_high(end(false));
            }
            Operator::NotEqual => self.excluded.push(number),
            _ => {}
        }
        self
    }

    /// Tells whether all of them are in this order to a number, or none; `None` if some are.
    pub(super) fn tells(&self, operator: Operator, number: Whole) -> Option<bool> {
        let some = !self.clone().and(operator, number).is_empty();
        let others = !self.clone().and(operator.negated(), number).is_empty();
        (some != others).then_some(some)
    }

    fn cut_low(&mut self, end: End) {
        let is_tighter = |low: End| end.at > low.at || end.at == low.at && end.is_open;
        if self.low.is_none_or(is_tighter) {
            self.low = Some(end);
        }
    }

    fn cut_high(&mut self, end: End) {
        let is_tighter = |high: End| end.at < high.at || end.at == high.at && end.is_open;
        if self.high.is_none_or(is_tighter) {
            self.high = Some(end);
        }
    }

    fn is_empty(&self) -> bool {
        let (Some(mut low), Some(mut high)) = (self.low, self.high) else { return false };
        if self.is_whole {
            for _ in 0..=self.excluded.len() {
                low = self.inward(low, Whole::plus);
                high = self.inward(high, Whole::minus);
            }
        }
        low.at > high.at || low.at == high.at && (low.is_open || high.is_open || self.excluded.contains(&low.at))
    }

    /// Moves an end of whole numbers by one if it is open or left out.
    fn inward(&self, end: End, step: fn(Whole, Whole) -> Option<Whole>) -> End {
        if !end.is_open && !self.excluded.contains(&end.at) {
            return end;
        }
        step(end.at, Whole::from(1)).map_or(end, |at| End { at, is_open: false })
    }
}

impl Operator {
    /// The operator that is true where this one is false; itself if it does not compare.
    pub(super) fn negated(self) -> Self {
        match self {
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            Self::Less => Self::GreaterOrEqual,
            Self::GreaterOrEqual => Self::Less,
            Self::Greater => Self::LessOrEqual,
            Self::LessOrEqual => Self::Greater,
            other => other,
        }
    }

    /// The operator with its sides exchanged.
    pub(super) fn mirrored(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::Greater => Self::Less,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::GreaterOrEqual => Self::LessOrEqual,
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPERATORS: [Operator; 6] = [
        Operator::Less,
        Operator::LessOrEqual,
        Operator::Greater,
        Operator::GreaterOrEqual,
        Operator::Equal,
        Operator::NotEqual,
    ];

    fn holds(left: i128, operator: Operator, right: i128) -> bool {
        match operator {
            Operator::Less => left < right,
            Operator::LessOrEqual => left <= right,
            Operator::Greater => left > right,
            Operator::GreaterOrEqual => left >= right,
            Operator::Equal => left == right,
            _ => left != right,
        }
    }

    /// Compares two facts and a question with trying all numbers: in halves, so that 2 * n + 1 stands between two.
    fn compare(start: &Bounds, numbers: &[i128]) {
        let whole = |number: usize| Whole::from(number);
        for (first, second, asked) in (0..216).map(|at| (OPERATORS[at / 36], OPERATORS[at / 6 % 6], OPERATORS[at % 6]))
        {
            for (one, two, three) in (0..64).map(|at| (at / 16, at / 4 % 4, at % 4)) {
                let bounds = start.clone().and(first, whole(one)).and(second, whole(two));
                let doubled = |number: usize| i128::try_from(number * 2).unwrap();
                let left = numbers.iter().copied();
                let mut left = left.filter(|n| holds(*n, first, doubled(one)) && holds(*n, second, doubled(two)));
                let answers: std::collections::BTreeSet<bool> =
                    left.by_ref().map(|n| holds(n, asked, doubled(three))).collect();
                let expected = (answers.len() == 1).then(|| answers.contains(&true));
                assert_eq!(
                    bounds.tells(asked, whole(three)),
                    expected,
                    "{first:?} {one} {second:?} {two} {asked:?} {three}"
                );
            }
        }
    }

    #[test]
    fn numbers_are_as_trying_all_says() {
        compare(&Bounds::any(), &(-9..=15).collect::<Vec<i128>>());
        compare(&Bounds::length(), &(0..=7).map(|number| number * 2).collect::<Vec<i128>>());
    }
}

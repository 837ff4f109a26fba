//! Budget of an evaluation: how much work it may be, and how much it may make.
//!
//! **Steps** are time: a step for each expression and each element that is looked at. **Parts** are memory, about a hundred
//! bytes each: an element, or 64 bytes of a string, of a value that was made. All cases of a directory have one budget,
//! since their resources are kept. A single value has [`LARGEST`] parts at most, all that it shares with others counted
//! wherever it stands: a few lines can nest a list in a list in a list.
//!
//! A value that is too large alone is unknown. Once steps or parts are used up, all that is evaluated later is unknown,
//! and no case is given.

use std::cell::Cell;

use super::typed_value::TypedValue;

/// The most steps.
pub(super) const STEPS: usize = 10_000_000;

/// The most parts.
const PARTS: usize = 4_000_000;

/// The most parts of one value.
pub(super) const LARGEST: usize = 200_000;

/// Count of the bytes of a string that are one part.
const BYTES: usize = 64;

/// The most bytes of one string.
pub(super) const LONGEST_TEXT: usize = 1 << 20;

/// The rest of the budget.
#[derive(Debug)]
pub(super) struct Budget {
    steps: Cell<usize>,
    parts: Cell<usize>,
    is_exceeded: Cell<bool>,
    cuts: Cell<usize>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { steps: Cell::new(STEPS), parts: Cell::new(PARTS), is_exceeded: Cell::new(false), cuts: Cell::new(0) }
    }
}

impl Budget {
    /// Takes steps; returns whether there were enough left.
    pub(super) fn take_steps(&self, count: usize) -> bool {
        self.take(&self.steps, count)
    }

    /// Takes parts; returns whether there were enough left.
    pub(super) fn take_parts(&self, count: usize) -> bool {
        self.take(&self.parts, count)
    }

    /// Takes the steps to look at a whole value.
    pub(super) fn take_look(&self, value: &TypedValue) -> bool {
        self.take_steps(size(value))
    }

    /// Takes a value that was made; returns whether it is small enough, and there was enough left. One that is too large
    /// is unknown.
    pub(super) fn admit(&self, value: &TypedValue) -> bool {
        let size = size(value);
        if size >= LARGEST || matches!(value, TypedValue::Text(text) if text.len() > LONGEST_TEXT) {
            self.cut();
            return false;
        }
        self.take_steps(size) && self.take_parts(size)
    }

    /// Notes that a value is too large.
    pub(super) fn cut(&self) {
        self.cuts.set(self.cuts.get() + 1);
    }

    /// The number of values that were too large.
    pub(super) fn cuts(&self) -> usize {
        self.cuts.get()
    }

    /// Tells whether it was not enough.
    pub(super) fn is_exceeded(&self) -> bool {
        self.is_exceeded.get()
    }

    fn take(&self, left: &Cell<usize>, count: usize) -> bool {
        match left.get().checked_sub(count) {
            Some(rest) if !self.is_exceeded() => {
                left.set(rest);
                true
            }
            _ => {
                self.is_exceeded.set(true);
                false
            }
        }
    }
}

/// The number of parts of a value, counted no further than [`LARGEST`].
pub(super) fn size(value: &TypedValue) -> usize {
    let mut left = LARGEST;
    count(value, &mut left);
    LARGEST - left
}

fn count(value: &TypedValue, left: &mut usize) {
    let own = match value {
        TypedValue::Text(text) => 1 + text.len() / BYTES,
        _ => 1,
    };
    *left = left.saturating_sub(own);
    for item in value.items().into_iter().flat_map(|items| items.iter()) {
        if *left == 0 {
            return;
        }
        count(item, left);
    }
    for (name, item) in value.entries().into_iter().flat_map(|entries| entries.iter()) {
        *left = left.saturating_sub(name.len() / BYTES);
        if *left == 0 {
            return;
        }
        count(item, left);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_counts_wherever_it_stands() {
        let nested = (0..30).fold(TypedValue::text("x".repeat(BYTES)), |inner, _| TypedValue::tuple(vec![inner; 2]));
        assert_eq!(size(&nested), LARGEST);
        let three = TypedValue::tuple(vec![TypedValue::text("x".repeat(BYTES)); 3]);
        assert_eq!(size(&three), 7);
    }

    #[test]
    fn nothing_is_taken_after_it_was_not_enough() {
        let budget = Budget { steps: Cell::new(10), ..Budget::default() };
        assert!(budget.take_steps(10));
        assert!(!budget.take_steps(1));
        assert!(budget.is_exceeded());
        assert!(!budget.take_parts(1));
    }
}

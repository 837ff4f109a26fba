//! The names that `for`, `dynamic`, `count` and `for_each` give to expressions.

use super::typed_value::TypedValue;

/// A name and what it stands for; those within it hide those without.
pub(super) struct Names<'s> {
    pub(super) name: &'s str,
    pub(super) value: TypedValue,
    pub(super) outer: Option<&'s Names<'s>>,
}

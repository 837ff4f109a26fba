//! One name a line.
//!
//! Blank lines, blanks around a name and lines that start with `#` mean nothing. A tab parts names as well: that is how
//! `--output text` prints a list.

use std::borrow::Cow;

use super::found::Found;
use crate::source::Span;

/// The names of a text.
pub(super) fn read(text: &str) -> Found<'_> {
    let mut found = Found::default();
    for line in text.split(['\n', '\r']).filter(|line| !line.trim_start().starts_with('#')) {
        for name in line.split('\t').map(str::trim).filter(|name| !name.is_empty()) {
            found.add(Cow::Borrowed(name), Span::of_part(text, name));
        }
    }
    found
}

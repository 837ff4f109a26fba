//! One name a line.
//!
//! Blank lines, blanks around a name and lines that start with `#` mean nothing. A tab parts names as well: that is how
//! `--output text` prints a list.

use super::found::Found;
use super::input::Input;
use crate::source::Span;

/// Reads the names of a part of the text into what was found before.
pub(super) fn read<'t>(input: Input<'t>, found: &mut Found<'t>, part: &'t str) {
    for line in part.split(['\n', '\r']).filter(|line| !line.trim_start().starts_with('#')) {
        for name in line.split('\t').map(str::trim).filter(|name| !name.is_empty()) {
            found.add(name.into(), Span::of_part(input.text, name));
        }
    }
}

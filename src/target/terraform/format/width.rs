//! Width of text in columns: one column for each grapheme cluster.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use crate::hcl::tokens::{Kind, Token};

/// Columns that a token takes, blanks before it included.
pub(super) fn of_token(token: &Token<'_>) -> usize {
    let quotes = if token.kind == Kind::BareLabel { 2 } else { 0 };
    token.spaces as usize + columns(token.text) + quotes
}

/// Number of grapheme clusters of `text`, by the rules of Unicode 15.0. East Asian wide characters
/// count one column, and so does a CRLF.
fn columns(text: &str) -> usize {
    if text.is_ascii() {
        text.len() - if text.contains('\r') { text.matches("\r\n").count() } else { 0 }
    } else {
        without_linkers(text).graphemes(true).count()
    }
}

/// Replaces each conjunct linker by a mark that links nothing: since Unicode 15.1 a linker joins
/// two consonants of an Indic script in one cluster (rule GB9c of UAX #29), before it did not.
fn without_linkers(text: &str) -> Cow<'_, str> {
    if text.contains(is_linker) { Cow::Owned(text.replace(is_linker, "\u{308}")) } else { Cow::Borrowed(text) }
}

/// Tells whether a character has the property `Indic_Conjunct_Break=Linker` (Unicode 17).
fn is_linker(character: char) -> bool {
    matches!(
        character,
        '\u{94d}'
            | '\u{9cd}'
            | '\u{acd}'
            | '\u{b4d}'
            | '\u{c4d}'
            | '\u{d4d}'
            | '\u{1039}'
            | '\u{17d2}'
            | '\u{1a60}'
            | '\u{1b44}'
            | '\u{1bab}'
            | '\u{a9c0}'
            | '\u{aaf6}'
            | '\u{10a3f}'
            | '\u{11133}'
            | '\u{113d0}'
            | '\u{1193e}'
            | '\u{11a47}'
            | '\u{11a99}'
            | '\u{11f42}'
    )
}

//! Faults of texts that are not the name of a repository (RepositoryName of the ECR service model: 2 to 256 characters of
//! `[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*`, joined by `/`), in words.

use crate::invisible;
use crate::wildcard::{MAX_NAME, MIN_NAME};

/// Tells whether a character stands between the letters and digits of a name.
pub(crate) fn is_separator(char: char) -> bool {
    matches!(char, '.' | '_' | '-' | '/')
}

/// The first character that no name has, if there is one.
pub(crate) fn foreign_character(text: &str) -> Option<char> {
    text.chars().find(|char| !matches!(char, 'a'..='z' | '0'..='9') && !is_separator(*char))
}

/// A character as a message names it.
pub(crate) fn named(char: char) -> String {
    match char {
        ' ' => "a space".to_owned(),
        '\n' | '\r' => "a line break".to_owned(),
        '\t' => "a tab".to_owned(),
        char if char.is_control() => format!("the control character U+{:04X}", u32::from(char)),
        char => match invisible::name(char) {
            Some(name) => format!("the invisible character {name}"),
            None if char.is_ascii() => format!("`{char}`"),
            // Many a letter of another script looks like one of the alphabet.
            None => format!("`{char}` (U+{:04X})", u32::from(char)),
        },
    }
}

/// Says what is wrong with a text whose characters are all those of names, but which is none.
pub(crate) fn shape_fault(text: &str) -> String {
    if text.len() > MAX_NAME {
        format!("it has {} characters, and a name has at most {MAX_NAME}", text.len())
    } else if text.len() < MIN_NAME {
        format!("a name has at least {MIN_NAME} characters")
    } else if text.starts_with(is_separator) || text.ends_with(is_separator) {
        "a name starts and ends with a letter or digit".to_owned()
    } else {
        "these separators can't be adjacent: between letters or digits a name has `/`, `.`, `_`, `__` or any number of `-`"
            .to_owned()
    }
}

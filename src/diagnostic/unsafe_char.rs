//! Characters that are not shown as they are.

/// Control characters, and those of Unicode that break lines or change the direction of writing.
pub(crate) fn is_unsafe(char: char) -> bool {
    let is_directed =
        matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    is_directed || (char.is_control() && char != '\n')
}

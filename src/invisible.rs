//! Characters that nobody sees, by name: messages that quote them would show nothing.

/// Invisible characters that editors, web pages and word processors leave in texts.
const NAMES: &[(char, &str)] = &[
    ('\u{a0}', "no-break space"),
    ('\u{ad}', "soft hyphen"),
    ('\u{180e}', "Mongolian vowel separator"),
    ('\u{200b}', "zero-width space"),
    ('\u{200c}', "zero-width non-joiner"),
    ('\u{200d}', "zero-width joiner"),
    ('\u{200e}', "left-to-right mark"),
    ('\u{200f}', "right-to-left mark"),
    ('\u{2028}', "line separator"),
    ('\u{2029}', "paragraph separator"),
    ('\u{202f}', "narrow no-break space"),
    ('\u{2060}', "word joiner"),
    ('\u{3000}', "ideographic space"),
    ('\u{3164}', "Hangul filler"),
    ('\u{feff}', "byte order mark"),
];

/// Returns the name of a character that is not seen, or that looks like a space and is none.
pub(crate) fn name(char: char) -> Option<String> {
    let code = u32::from(char);
    if let Some((_, name)) = NAMES.iter().find(|(own, _)| *own == char) {
        return Some(format!("U+{code:04X} ({name})"));
    }
    let is_hidden = match char {
        ' ' | '\n' | '\r' | '\t' => false,
        // Directions of text, invisible operators, variation selectors and tags.
        '\u{202a}'..='\u{202e}' | '\u{2061}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' => true,
        '\u{e0000}'..='\u{e01ef}' | '\u{fff9}'..='\u{fffb}' | '\u{115f}' | '\u{1160}' => true,
        char => char.is_control() || char.is_whitespace(),
    };
    is_hidden.then(|| format!("U+{code:04X}"))
}

/// Returns the name of the first such character of a text.
pub(crate) fn find(text: &str) -> Option<String> {
    text.chars().find_map(name)
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn what_is_not_seen_has_a_name() {
        assert_eq!(name('\u{200b}').as_deref(), Some("U+200B (zero-width space)"));
        assert_eq!(name('\0').as_deref(), Some("U+0000"));
        assert_eq!(name('\u{2003}').as_deref(), Some("U+2003"));
        for seen in ['a', 'é', ' ', '\n', '\t', '“'] {
            assert_eq!(name(seen), None);
        }
    }
}

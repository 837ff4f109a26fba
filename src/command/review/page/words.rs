//! Words with names in backticks, as messages have them, in pieces.

use serde::Serialize;

/// Words, or a name among them.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Piece {
    is_name: bool,
    text: String,
}

/// The pieces of a message. Where backticks do not pair all of it is words.
pub(super) fn pieces(message: &str) -> Vec<Piece> {
    if !message.matches('`').count().is_multiple_of(2) {
        return vec![Piece { is_name: false, text: message.to_owned() }];
    }
    let pieces = message.split('`').enumerate().filter(|(_, text)| !text.is_empty());
    pieces.map(|(index, text)| Piece { is_name: index % 2 == 1, text: text.to_owned() }).collect()
}

/// A number with its noun.
pub(super) fn count(count: usize, [one, many]: [&str; 2]) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{} {many}", grouped(count)) }
}

/// A number with a comma before each three digits.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_between_backticks() {
        let piece = |is_name, text: &str| Piece { is_name, text: text.to_owned() };
        assert_eq!(
            pieces("by `a*`, or `b`"),
            [piece(false, "by "), piece(true, "a*"), piece(false, ", or "), piece(true, "b")]
        );
        assert_eq!(pieces("a ` b"), [piece(false, "a ` b")]);
    }

    #[test]
    fn long_numbers_are_grouped() {
        let numbers = [0, 999, 1_000, 123_456, 1_000_000];
        assert_eq!(numbers.map(grouped), ["0", "999", "1,000", "123,456", "1,000,000"]);
    }
}

//! Messages in pieces: words, and the code among them that stands in backticks.

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
}

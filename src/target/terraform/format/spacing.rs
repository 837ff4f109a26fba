//! Sets the blanks between the tokens of a line.

use crate::hcl::tokens::{Kind, Token};

/// Sets the blanks before every token except the first of each line and those at the end of the
/// text.
pub(super) fn set(tokens: &mut [Token<'_>]) {
    let mut before = Kind::Newline;
    let mut left: Option<Token<'_>> = None;
    for token in tokens.iter_mut() {
        if let Some(left) = left.filter(|left| !left.kind.ends_line() && token.kind != Kind::End) {
            let space = space_between(before, left.kind, token.kind) || token.spaces > 0 && would_merge(&left, token);
            token.spaces = u32::from(space);
        }
        before = left.map_or(Kind::Newline, |left| left.kind);
        left = Some(*token);
    }
}

/// Tells whether two tokens with no blank between them would read as other tokens. Never so in valid
/// text; in other text it keeps the pass from changing what it reads.
fn would_merge(left: &Token<'_>, right: &Token<'_>) -> bool {
    match left.kind {
        Kind::Bang => right.text.starts_with('='),
        Kind::Dot | Kind::Ellipsis => right.text.starts_with('.'),
        Kind::DoubleColon => right.text.starts_with(':'),
        Kind::TemplateStart => right.text.starts_with('~'),
        Kind::Operator => left.text == ":" && right.kind == Kind::DoubleColon,
        Kind::Unknown => matches!((left.text, right.kind), ("~", Kind::TemplateEnd) | ("\r", Kind::Newline)),
        _ => false,
    }
}

/// Tells whether a blank stands between `left` and `right`, where `before` is the token before `left`.
fn space_between(before: Kind, left: Kind, right: Kind) -> bool {
    use Kind::{
        Bang, CloseBrace, CloseBracket, CloseHeredoc, CloseParen, CloseQuote, Comma, Dot, DoubleColon, Ellipsis, Ident,
        In, Literal, Minus, Newline, Number, OpenBrace, OpenBracket, OpenHeredoc, OpenParen, OpenQuote, TemplateEnd,
        TemplateStart,
    };
    match (left, right) {
        (_, Newline | Literal | CloseQuote | CloseHeredoc) | (Literal | OpenQuote | OpenHeredoc, _) => false,
        (TemplateEnd, TemplateStart) => false,
        (TemplateStart, OpenBrace) | (CloseBrace, TemplateEnd) => true,
        (TemplateStart, _) => false,
        (Dot | DoubleColon, _) | (_, Dot | DoubleColon | Comma | Ellipsis) => false,
        (In, right) if matches!(before, Ident | In) => right != OpenParen,
        (_, TemplateEnd) => false,
        (Comma, _) => true,
        (OpenParen | OpenBracket | Bang, _) | (_, CloseParen | CloseBracket) => false,
        (OpenBrace, CloseBrace) => false,
        (Ident | In, OpenParen) => false,
        (Ident | In | Number | CloseBracket | CloseParen | CloseBrace, OpenBracket) => false,
        (Minus, _) => !is_unary(before),
        _ => true,
    }
}

/// Tells whether a `-` after a token of kind `before` is a sign.
fn is_unary(before: Kind) -> bool {
    use Kind::{Assign, Bang, Comma, LineComment, Minus, Newline, OpenBrace, OpenBracket, OpenParen, Operator};
    matches!(
        before,
        Assign | Bang | Comma | LineComment | Minus | Newline | OpenBrace | OpenBracket | OpenParen | Operator
    )
}

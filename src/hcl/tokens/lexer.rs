//! Cuts HCL text into tokens.
//!
//! Takes any text and gives tokens whose texts, joined by the blanks between them, are the
//! text. Total and linear: what is no HCL becomes tokens of kind `Unknown`, an unterminated
//! string ends with its line, an unterminated heredoc or comment with the text.

use super::literal;
use super::token::{Kind, Token, name_length};

/// Construct that the lexer is inside of.
enum Mode<'a> {
    /// Expressions or bodies; `braces` are open since the mode was entered.
    Code { braces: usize, template: bool },
    /// Between the quotes of a string.
    Quote,
    /// In a heredoc that ends with a line that holds only `marker`.
    Heredoc { marker: &'a str },
    /// In a template that is a whole text.
    Bare,
}

/// Cuts `source` into tokens; the last one is of kind `End`.
pub(crate) fn tokens(source: &str) -> Vec<Token<'_>> {
    cut(source, Mode::Code { braces: 0, template: false })
}

/// Cuts a text that is a template, without quotes around it, into tokens; the last one is of kind `End`.
pub(in crate::hcl) fn template_tokens(source: &str) -> Vec<Token<'_>> {
    cut(source, Mode::Bare)
}

fn cut<'a>(source: &'a str, mode: Mode<'a>) -> Vec<Token<'a>> {
    let mut lexer = Lexer { rest: source, modes: vec![mode], tokens: Vec::with_capacity(source.len() / 4 + 8) };
    while !lexer.rest.is_empty() {
        lexer.step();
    }
    if lexer.tokens.last().is_none_or(|last| last.kind != Kind::End) {
        lexer.push(Kind::End, 0, 0);
    }
    lexer.tokens
}

struct Lexer<'a> {
    rest: &'a str,
    modes: Vec<Mode<'a>>,
    tokens: Vec<Token<'a>>,
}

impl<'a> Lexer<'a> {
    /// Takes at least one byte off the rest.
    fn step(&mut self) {
        match self.modes.last() {
            Some(Mode::Quote) => self.quote(),
            Some(&Mode::Heredoc { marker }) => self.heredoc(marker),
            Some(Mode::Bare) => self.bare(),
            _ => self.code(),
        }
    }

    /// Takes `length` bytes off the rest as a token.
    fn push(&mut self, kind: Kind, spaces: u32, length: usize) {
        let (text, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.tokens.push(Token { text, spaces, kind });
    }

    /// A string: literal text, the start of a template sequence, or the end of the string. A string
    /// that is not closed ends with its line.
    fn quote(&mut self) {
        let length = literal::quoted_length(self.rest.as_bytes());
        if length > 0 {
            return self.push(Kind::Literal, 0, length);
        }
        match self.rest.as_bytes() {
            [b'$' | b'%', ..] => return self.template_start(),
            [b'"', ..] => self.push(Kind::CloseQuote, 0, 1),
            _ => {}
        }
        self.modes.pop();
    }

    /// A heredoc: literal text, the start of a template sequence, or the end marker.
    fn heredoc(&mut self, marker: &'a str) {
        let at_line_start = self.tokens.last().is_some_and(|last| last.text.ends_with('\n'));
        let length = literal::heredoc_length(self.rest, marker, at_line_start);
        if length > 0 {
            self.push(Kind::Literal, 0, length);
        } else if at_line_start && let Some(end) = literal::heredoc_end(self.rest.as_bytes(), marker) {
            self.push(Kind::CloseHeredoc, 0, end);
            self.modes.pop();
        } else {
            self.template_start();
        }
    }

    /// A template: literal text, or the start of a template sequence.
    fn bare(&mut self) {
        match literal::bare_length(self.rest.as_bytes()) {
            0 => self.template_start(),
            length => self.push(Kind::Literal, 0, length),
        }
    }

    /// `${` or `%{`, with a strip marker if there is one.
    fn template_start(&mut self) {
        let length = if self.rest.as_bytes().get(2) == Some(&b'~') { 3 } else { 2 };
        self.push(Kind::TemplateStart, 0, length);
        self.modes.push(Mode::Code { braces: 0, template: true });
    }

    /// One token outside literals, with the blanks before it.
    fn code(&mut self) {
        let blanks = self.rest.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        self.rest = self.rest.get(blanks..).unwrap_or_default();
        let spaces = u32::try_from(blanks).unwrap_or(u32::MAX);
        let bytes = self.rest.as_bytes();
        let Some(&first) = bytes.first() else {
            self.push(Kind::End, spaces, 0);
            return;
        };
        match first {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => {
                let length = name_length(bytes);
                let kind = if bytes.get(..length) == Some(b"in") { Kind::In } else { Kind::Ident };
                self.push(kind, spaces, length);
            }
            b'0'..=b'9' => self.push(Kind::Number, spaces, number_length(bytes)),
            b'"' => {
                self.push(Kind::OpenQuote, spaces, 1);
                self.modes.push(Mode::Quote);
            }
            b'{' | b'}' | b'~' => self.brace(spaces),
            b'<' => self.heredoc_or_less(spaces),
            _ => {
                let (kind, length) = symbol(bytes);
                self.push(kind, spaces, length);
            }
        }
    }

    /// `{`, `}`, or the end of a template sequence.
    fn brace(&mut self, spaces: u32) {
        let bytes = self.rest.as_bytes();
        let Some(Mode::Code { braces, template }) = self.modes.last_mut() else {
            return self.push(Kind::Unknown, spaces, 1);
        };
        let in_template = *template && *braces == 0;
        match bytes {
            [b'{', ..] => {
                *braces += 1;
                self.push(Kind::OpenBrace, spaces, 1);
            }
            [b'}', ..] if in_template => {
                self.modes.pop();
                self.push(Kind::TemplateEnd, spaces, 1);
            }
            [b'~', b'}', ..] if in_template => {
                self.modes.pop();
                self.push(Kind::TemplateEnd, spaces, 2);
            }
            [b'}', ..] => {
                *braces = braces.saturating_sub(1);
                self.push(Kind::CloseBrace, spaces, 1);
            }
            _ => self.push(Kind::Unknown, spaces, 1),
        }
    }

    /// `<`, `<=`, or the start of a heredoc.
    fn heredoc_or_less(&mut self, spaces: u32) {
        if let Some((marker, length)) = literal::heredoc_start(self.rest) {
            self.push(Kind::OpenHeredoc, spaces, length);
            self.modes.push(Mode::Heredoc { marker });
            return;
        }
        let length = if self.rest.as_bytes().get(1) == Some(&b'=') { 2 } else { 1 };
        self.push(Kind::Operator, spaces, length);
    }
}

/// Kind and length of the token at the start of `bytes` that is no name, number, string or brace.
fn symbol(bytes: &[u8]) -> (Kind, usize) {
    match bytes {
        [b'\n', ..] => (Kind::Newline, 1),
        [b'\r', b'\n', ..] => (Kind::Newline, 2),
        [b'#', ..] | [b'/', b'/', ..] => (Kind::LineComment, line_length(bytes)),
        [b'/', b'*', ..] => (Kind::BlockComment, block_comment_length(bytes)),
        [b'[', ..] => (Kind::OpenBracket, 1),
        [b']', ..] => (Kind::CloseBracket, 1),
        [b'(', ..] => (Kind::OpenParen, 1),
        [b')', ..] => (Kind::CloseParen, 1),
        [b'.', b'.', b'.', ..] => (Kind::Ellipsis, 3),
        [b'.', ..] => (Kind::Dot, 1),
        [b',', ..] => (Kind::Comma, 1),
        [b'=', b'>', ..] => (Kind::Arrow, 2),
        [b'=' | b'!' | b'>', b'=', ..] | [b'&', b'&', ..] | [b'|', b'|', ..] => (Kind::Operator, 2),
        [b'=', ..] => (Kind::Assign, 1),
        [b'-', ..] => (Kind::Minus, 1),
        [b'!', ..] => (Kind::Bang, 1),
        [b':', b':', ..] => (Kind::DoubleColon, 2),
        [b'+' | b'*' | b'/' | b'%' | b'>' | b'?' | b':', ..] => (Kind::Operator, 1),
        _ => (Kind::Unknown, 1),
    }
}

/// Length of the number at the start of `bytes`: digits, fraction, exponent.
fn number_length(bytes: &[u8]) -> usize {
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut length = digits(0);
    if bytes.get(length) == Some(&b'.') && digits(length + 1) > 0 {
        length += 1 + digits(length + 1);
    }
    if matches!(bytes.get(length), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(length + 1), Some(b'+' | b'-')));
        if digits(length + 1 + sign) > 0 {
            length += 1 + sign + digits(length + 1 + sign);
        }
    }
    length
}

/// Length of the line at the start of `bytes`, its end included.
fn line_length(bytes: &[u8]) -> usize {
    bytes.iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |end| end + 1)
}

/// Length of the comment at the start of `bytes`, which starts with `/*`.
fn block_comment_length(bytes: &[u8]) -> usize {
    let inner = bytes.get(2..).unwrap_or_default();
    inner.windows(2).position(|pair| pair == b"*/").map_or(bytes.len(), |end| end + 4)
}

//! The tokens that are still to be parsed, and where they stand.

use super::depth::Depth;
use super::depth::TooDeep;
use super::refusal::{Reason, Refusal};
use crate::hcl::at::At;
use crate::hcl::tokens::{Kind, Token};
use crate::source::Span;

/// Result of a part of the parser.
pub(super) type Parsed<T> = Result<T, Refusal>;

/// Position in the tokens of a text.
pub(super) struct Cursor<'t, 'a> {
    /// The tokens from the next on; the last is always [`Kind::End`].
    rest: &'t [Token<'a>],
    /// End of the token before, in bytes of the text.
    end: usize,
    /// End of the last token that was taken and is no blank, comment or line end that counts for nothing.
    taken: usize,
    /// True where a line end means something: in bodies and objects, but not in other brackets.
    pub(super) lines: bool,
    pub(super) depth: Depth,
    at: At,
}

impl<'t, 'a> Cursor<'t, 'a> {
    pub(super) fn new(rest: &'t [Token<'a>], at: At, lines: bool) -> Self {
        Self { rest, end: 0, taken: 0, lines, depth: Depth::default(), at }
    }

    /// The next token that counts.
    pub(super) fn peek(&mut self) -> Token<'a> {
        loop {
            let token = self.raw();
            let counts = match token.kind {
                // A comment that nothing ends is as wrong as any other token would be.
                Kind::BlockComment => token.text.len() < 4 || !token.text.ends_with("*/"),
                Kind::LineComment => self.lines && token.text.ends_with('\n'),
                Kind::Newline => self.lines,
                _ => return token,
            };
            if counts {
                return token;
            }
            self.pass();
        }
    }

    /// The next token, also if it counts for nothing.
    pub(super) fn raw(&self) -> Token<'a> {
        self.rest.first().copied().unwrap_or(Token { text: "", spaces: 0, kind: Kind::End })
    }

    /// The token after the next one.
    pub(super) fn second(&self) -> Option<Token<'a>> {
        self.rest.get(1).copied()
    }

    fn pass(&mut self) {
        if let Some((first, rest)) = self.rest.split_first() {
            self.end += first.spaces as usize + first.text.len();
            self.rest = rest;
        }
    }

    /// Takes the next token, which was peeked at.
    pub(super) fn take(&mut self) -> Token<'a> {
        let token = self.raw();
        self.pass();
        self.taken = self.end;
        token
    }

    /// Takes the next token, without blanks at its end.
    pub(super) fn take_trimmed(&mut self) {
        let text = self.take().text;
        self.taken -= text.len() - text.trim_end().len();
    }

    /// Takes the next token if it is of that kind.
    pub(super) fn takes(&mut self, kind: Kind) -> bool {
        let is_next = self.peek().kind == kind;
        if is_next {
            self.take();
        }
        is_next
    }

    /// Takes the next token, which must be of that kind.
    pub(super) fn expect(&mut self, kind: Kind, what: &'static str) -> Parsed<Token<'a>> {
        if self.peek().kind == kind { Ok(self.take()) } else { self.refuse(what) }
    }

    /// Takes the next token if it is that operator.
    pub(super) fn takes_operator(&mut self, operator: &str) -> bool {
        let is_next = self.is_operator(operator);
        if is_next {
            self.take();
        }
        is_next
    }

    /// Tells whether the next token is that operator.
    pub(super) fn is_operator(&mut self, operator: &str) -> bool {
        let next = self.peek();
        next.kind == Kind::Operator && next.text == operator
    }

    /// Tells whether the next token is that word.
    pub(super) fn is_word(&mut self, word: &str) -> bool {
        let next = self.peek();
        next.kind == Kind::Ident && next.text == word
    }

    /// Takes the next token, which must be a name.
    pub(super) fn name(&mut self) -> Parsed<&'a str> {
        let next = self.peek();
        match next.kind {
            Kind::Ident | Kind::In if is_name(next.text) => Ok(self.take().text),
            _ => self.refuse("a name"),
        }
    }

    /// The byte at which the next token starts.
    pub(super) fn start(&mut self) -> usize {
        let blanks = self.peek().spaces as usize;
        self.end + blanks
    }

    /// Place of what was taken since a byte.
    pub(super) fn span_from(&self, start: usize) -> Span {
        self.at.span(start, self.taken)
    }

    /// Parses one level deeper.
    pub(super) fn nested<T>(&mut self, parse: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        let before = self.depth.enter().map_err(|TooDeep| self.too_deep())?;
        let parsed = parse(self)?;
        self.depth.leave(before);
        Ok(parsed)
    }

    /// Parses what stands in brackets, of which the opening one was taken, up to the closing one.
    pub(super) fn within<T>(
        &mut self,
        lines: bool,
        close: (Kind, &'static str),
        parse: impl FnOnce(&mut Self) -> Parsed<T>,
    ) -> Parsed<T> {
        let outer = std::mem::replace(&mut self.lines, lines);
        let parsed = parse(self)?;
        self.expect(close.0, close.1)?;
        self.lines = outer;
        Ok(parsed)
    }

    /// Refuses the next token, instead of which something else has to stand there.
    pub(super) fn refuse<T>(&mut self, what: &'static str) -> Parsed<T> {
        let at = self.start();
        Err(Refusal { at, reason: Reason::Expected(what) })
    }

    pub(super) fn too_deep(&mut self) -> Refusal {
        Refusal { at: self.start(), reason: Reason::TooDeep }
    }
}

/// Tells whether letters that the lexer takes for a name are one. It knows those of ASCII alone.
fn is_name(text: &str) -> bool {
    text.is_ascii() || is_identifier(text)
}

/// Tells whether a text is an identifier, which can stand behind a dot.
pub(crate) fn is_identifier(text: &str) -> bool {
    ::hcl::edit::Ident::try_new(text).is_ok()
}

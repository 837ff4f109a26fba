//! Templates: strings in quotes, heredocs, and texts of JSON.

use super::cursor::{Cursor, Parsed};
use super::directive::parts;
use super::flush::flush;
use super::piece::Piece;
use super::refusal::{Reason, Refusal};
use super::unescape;
use crate::hcl::tokens::{Kind as Token, Token as Lexeme};
use crate::hcl::tree::{Expression, Kind};

impl<'a> Cursor<'_, 'a> {
    /// A string in quotes.
    pub(super) fn quoted(&mut self) -> Parsed<Expression> {
        let start = self.start();
        self.take();
        let kind = match self.plain()? {
            Some(text) => Kind::Text(text.into()),
            None => self.template(Token::CloseQuote, false)?,
        };
        Ok(Expression { kind, span: self.span_from(start) })
    }

    /// The rest of a string that has one piece of text, of which nothing is escaped.
    fn plain(&mut self) -> Parsed<Option<&'a str>> {
        let (text, close) = (self.raw(), self.second());
        let is_plain = text.kind == Token::Literal
            && close.is_some_and(|close| close.kind == Token::CloseQuote)
            && !text.text.contains(['\\', '{', '\r']);
        if is_plain {
            self.take();
            self.take();
        }
        Ok(is_plain.then_some(text.text))
    }

    /// A heredoc.
    pub(super) fn heredoc(&mut self) -> Parsed<Expression> {
        let start = self.start();
        let is_flush = self.take().text.starts_with("<<-");
        let kind = self.template(Token::CloseHeredoc, is_flush)?;
        Ok(Expression { kind, span: self.span_from(start) })
    }

    /// A text that is a template.
    pub(super) fn bare_template(&mut self) -> Parsed<Expression> {
        let kind = self.template(Token::End, false)?;
        Ok(Expression { kind, span: self.span_from(0) })
    }

    /// The rest of a template up to the token that ends it. One that is nothing but an interpolation is the expression in
    /// it, whatever its type.
    fn template(&mut self, end: Token, is_flush: bool) -> Parsed<Kind> {
        let mut pieces = self.pieces(end)?;
        if is_flush {
            flush(&mut pieces);
        }
        let only = if pieces.len() == 1 { pieces.pop() } else { None };
        match only {
            Some(Piece::Interpolation(inner)) => return Ok(inner.kind),
            Some(Piece::Text(text)) => return Ok(Kind::Text(text.into())),
            other => pieces.extend(other),
        }
        match parts(pieces) {
            Some(kind) => Ok(kind),
            None => self.refuse("directives in pairs"),
        }
    }

    /// The pieces of a template up to the token that ends it, without what strip markers take off.
    fn pieces(&mut self, end: Token) -> Parsed<Vec<Piece>> {
        let (mut pieces, mut open, mut strips) = (Vec::new(), Vec::new(), false);
        loop {
            let token = self.raw();
            match token.kind {
                Token::Literal => {
                    self.literal(token, end, strips, &mut pieces)?;
                    strips = false;
                }
                Token::TemplateStart => {
                    if let Some(before) = pieces.last_mut().filter(|_| token.text.ends_with('~')).and_then(Piece::text)
                    {
                        before.truncate(before.trim_end().len());
                    }
                    let piece = self.sequence(&mut open)?;
                    strips = piece.1;
                    pieces.push(piece.0);
                }
                kind if kind == end => {
                    self.take_trimmed();
                    if end == Token::CloseHeredoc && self.raw().text.is_empty() {
                        return self.refuse("a line end behind the marker");
                    }
                    return Ok(pieces);
                }
                Token::Newline | Token::LineComment => {
                    return Err(Refusal { at: self.start(), reason: Reason::LineInString });
                }
                _ => return self.refuse("the end of the template"),
            }
        }
    }

    /// Adds the pieces of a literal: in quotes as they are meant, elsewhere line by line. The first is stripped behind `~}`.
    fn literal(&mut self, token: Lexeme<'a>, end: Token, strips: bool, pieces: &mut Vec<Piece>) -> Parsed<()> {
        let at = self.start();
        self.take();
        let first = pieces.len();
        if end == Token::CloseQuote {
            if token.text.contains('\r') {
                return Err(Refusal { at, reason: Reason::LineInString });
            }
            let no_escape = |unescape::NoEscape| Refusal { at, reason: Reason::Expected("an escape behind `\\`") };
            pieces.push(Piece::Text(unescape::quoted(token.text).map_err(no_escape)?.into_owned()));
        } else {
            if end == Token::CloseHeredoc && has_lone_return(token.text) {
                return Err(Refusal { at, reason: Reason::Expected("a line feed behind a carriage return") });
            }
            let text = unescape::unmarked(token.text);
            pieces.extend(text.split_inclusive('\n').map(|line| Piece::Text(line.to_owned())));
        }
        if let Some(text) = pieces.get_mut(first).filter(|_| strips).and_then(Piece::text) {
            text.drain(..text.len() - text.trim_start().len());
        }
        Ok(())
    }
}

/// Tells whether a carriage return stands in a text that no line feed follows.
fn has_lone_return(text: &str) -> bool {
    text.contains('\r') && text.matches('\r').count() != text.matches("\r\n").count()
}

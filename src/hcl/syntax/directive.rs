//! `${…}` and `%{…}`, and what directives make of the pieces between them.

use super::cursor::{Cursor, Parsed};
use super::depth::{Before, TooDeep};
use super::piece::Piece;
use crate::hcl::tokens::Kind as Token;
use crate::hcl::tree::{Expression, ForDirective, IfDirective, Kind, Part};

impl Cursor<'_, '_> {
    /// The sequence that comes next, and whether it strips the text behind it. `open` has the directives that it is within.
    pub(super) fn sequence(&mut self, open: &mut Vec<Before>) -> Parsed<(Piece, bool)> {
        let is_directive = self.take().text.starts_with('%');
        let outer = std::mem::replace(&mut self.lines, false);
        let piece = if is_directive { self.directive(open)? } else { Piece::Interpolation(self.inner()?) };
        let end = self.expect(Token::TemplateEnd, "`}`")?;
        self.lines = outer;
        Ok((piece, end.text.starts_with('~')))
    }

    /// A directive from its word on.
    fn directive(&mut self, open: &mut Vec<Before>) -> Parsed<Piece> {
        let piece = match self.name()? {
            "if" => Piece::If(self.inner()?),
            "for" => {
                let (key, value) = self.element_names()?;
                Piece::For(key, value, self.inner()?)
            }
            "else" => Piece::Else,
            "endif" => Piece::EndIf,
            "endfor" => Piece::EndFor,
            _ => return self.refuse("`if`, `else`, `endif`, `for` or `endfor`"),
        };
        match piece {
            Piece::If(_) | Piece::For(..) => open.push(self.depth.enter().map_err(|TooDeep| self.too_deep())?),
            Piece::EndIf | Piece::EndFor => match open.pop() {
                Some(before) => self.depth.leave(before),
                None => return self.refuse("directives in pairs"),
            },
            _ => {}
        }
        Ok(piece)
    }
}

/// A directive whose end is still to come, and the parts before it.
struct Open {
    before: Vec<Part>,
    directive: Directive,
}

enum Directive {
    If(Expression),
    /// With the parts of the first text.
    Else(Expression, Vec<Part>),
    For(Option<Box<str>>, Box<str>, Expression),
}

/// The template of some pieces: a text if nothing in it is evaluated. `None` where directives are not in pairs.
pub(super) fn parts(pieces: Vec<Piece>) -> Option<Kind> {
    let (mut parts, mut open): (Vec<Part>, Vec<Open>) = (Vec::new(), Vec::new());
    let start = |parts: &mut Vec<Part>, open: &mut Vec<Open>, directive| {
        open.push(Open { before: std::mem::take(parts), directive });
    };
    for piece in joined(pieces) {
        match piece {
            Piece::Text(text) => parts.extend((!text.is_empty()).then(|| Part::Text(text.into()))),
            Piece::Interpolation(inner) => parts.push(Part::Interpolation(inner)),
            Piece::If(condition) => start(&mut parts, &mut open, Directive::If(condition)),
            Piece::For(key, value, collection) => start(&mut parts, &mut open, Directive::For(key, value, collection)),
            Piece::Else => {
                let Open { before, directive: Directive::If(condition) } = open.pop()? else { return None };
                let yes = std::mem::replace(&mut parts, before);
                start(&mut parts, &mut open, Directive::Else(condition, yes));
            }
            end => {
                let Open { before, directive } = open.pop()?;
                let inner = std::mem::replace(&mut parts, before);
                parts.push(closed(directive, inner, &end)?);
            }
        }
    }
    if !open.is_empty() {
        return None;
    }
    Some(match parts.as_mut_slice() {
        [] => Kind::Text("".into()),
        [Part::Text(text)] => Kind::Text(std::mem::take(text)),
        _ => Kind::Template(parts),
    })
}

/// A directive with its last parts, if that is its end.
fn closed(directive: Directive, inner: Vec<Part>, end: &Piece) -> Option<Part> {
    match (directive, end) {
        (Directive::If(condition), Piece::EndIf) => {
            Some(Part::If(Box::new(IfDirective { condition, yes: inner, no: Vec::new() })))
        }
        (Directive::Else(condition, yes), Piece::EndIf) => {
            Some(Part::If(Box::new(IfDirective { condition, yes, no: inner })))
        }
        (Directive::For(key_name, value_name, collection), Piece::EndFor) => {
            Some(Part::For(Box::new(ForDirective { key_name, value_name, collection, body: inner })))
        }
        _ => None,
    }
}

/// The pieces with texts that stand together as one.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (joined.last_mut().and_then(Piece::text), piece) {
            (Some(before), Piece::Text(text)) => before.push_str(&text),
            (_, piece) => joined.push(piece),
        }
    }
    joined
}

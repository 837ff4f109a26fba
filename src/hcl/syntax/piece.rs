//! The pieces of a template, before they are its parts: with directives still in a row, and every line of a heredoc alone.

use crate::hcl::tree::Expression;

/// A piece of a template.
#[derive(Debug)]
pub(super) enum Piece {
    /// Literal text; in a heredoc no more than a line.
    Text(String),
    Interpolation(Expression),
    If(Expression),
    Else,
    EndIf,
    For(Option<Box<str>>, Box<str>, Expression),
    EndFor,
}

impl Piece {
    /// The literal text.
    pub(super) fn text(&mut self) -> Option<&mut String> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

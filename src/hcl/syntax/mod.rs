//! The parser of native syntax: tokens to the tree, by recursive descent, as Terraform's own parser does it.
//!
//! ```text
//! text ─tokens→ Cursor ─body→ arguments, blocks ─expression→ operators ─operand→ term, steps
//!                                                              strings, heredocs ─pieces→ trim ─parts→ template
//! ```
//!
//! Every function takes the tokens of one construct off the [`Cursor`]. Nothing is parsed twice: one token decides what
//! comes, so that the time grows with the text. [`Depth`](depth::Depth) bounds the recursion, and the height of the tree.

mod body;
mod collection;
mod cursor;
mod depth;
mod directive;
mod expression;
mod flush;
mod names;
mod piece;
mod refusal;
#[cfg(test)]
mod stack;
mod template;
mod term;
mod traversal;
mod unescape;

use std::sync::Arc;

use super::at::At;
use super::tokens::{Kind as Token, template_tokens, tokens};
use super::tree::{Attribute, Block, Expression};
use crate::source::Source;
use cursor::Cursor;
pub(crate) use cursor::is_identifier;

pub(super) use refusal::{Reason, Refusal};

/// The arguments and blocks of a file.
pub(super) fn body(source: &Arc<Source>) -> Result<(Vec<Attribute>, Vec<Block>), Refusal> {
    let tokens = tokens(source.text());
    Cursor::new(&tokens, At::Offset(0), true).body(source, Token::End)
}

/// Tells whether our own parser takes a text, whatever is made of those that it refuses.
pub fn is_native_syntax(text: &str) -> bool {
    body(&Source::new("text.tf", text)).is_ok()
}

/// A text that is one expression, as if it stood in parentheses.
pub(super) fn expression(text: &str, at: At) -> Result<Expression, Refusal> {
    let tokens = tokens(text);
    let mut cursor = Cursor::new(&tokens, at, false);
    let expression = cursor.expression()?;
    cursor.expect(Token::End, "the end of the expression")?;
    Ok(expression)
}

/// A text that is a template, without quotes around it.
pub(super) fn template(text: &str, at: At) -> Result<Expression, Refusal> {
    let tokens = template_tokens(text);
    Cursor::new(&tokens, at, true).bare_template()
}

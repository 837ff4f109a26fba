//! Native syntax cut into tokens, which together are the text: for what looks at layout, comments or size, without a
//! syntax tree.

mod lexer;
mod literal;
mod token;

pub(super) use lexer::template_tokens;
pub(crate) use lexer::tokens;
pub(crate) use token::{Kind, Token};

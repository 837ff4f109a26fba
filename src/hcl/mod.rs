//! HCL read once: native syntax and JSON to one tree, in which everything knows its place.
//!
//! ```text
//! text ─parse→ File { attributes, blocks } ; text ─tokens→ tokens, comments, sizes
//! ```
//!
//! **Invariant:** with the text of its [`Source`](crate::source::Source) a [`File`] loses nothing: every argument and block is in the tree with
//! its span, unknown ones and repeated ones too, in the order of the text; comments are found by their tokens. What a block
//! or a name means is for the readers to know.
//!
//! Reading costs time in proportion to the text. Nesting is limited by both parsers. What the parser of native syntax refuses
//! is given to hcl-edit, whose words the user reads.

mod at;
mod comments;
#[cfg(test)]
mod differential;
mod failure;
mod file;
mod json_syntax;
mod native;
mod second_opinion;
mod syntax;
mod template;
pub(crate) mod tokens;
mod tree;
mod words;

pub(crate) use comments::{Comment, comments};
pub(crate) use failure::{Failure, Reason};
pub(crate) use file::{DEEPEST_JSON, File, expression, template_file};
pub(crate) use syntax::is_identifier;
pub use syntax::is_native_syntax;
pub(crate) use tree::{Attribute, Block, Call, Expression, For, ForDirective, Kind, Operator, Part, Step};
pub(crate) use words::{Words, quoted};

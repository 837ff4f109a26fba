//! The layout pass: takes HCL text and gives it as `terraform fmt` lays it out.
//!
//! Works on tokens, not on a syntax tree: cut into tokens, rewrite what is from before Terraform
//! 0.12, set the blanks in each line, indent each line by the brackets open before it, align `=`
//! and trailing comments over consecutive lines, and write all out.

mod align;
mod indent;
mod legacy;
mod line;
mod spacing;
mod width;

use crate::hcl::tokens::{Kind, Token, tokens};

/// Formats HCL text the way `terraform fmt` (1.11) does.
pub fn format(source: &str) -> String {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut tokens = tokens(source);
    legacy::rewrite(&mut tokens);
    spacing::set(&mut tokens);
    let lines = line::lines(&tokens);
    indent::set(&mut tokens, &lines);
    align::set(&mut tokens, &lines);
    write(&tokens, source.len())
}

/// Joins the tokens, with their blanks, to a text that ends with a line end.
fn write(tokens: &[Token<'_>], source_length: usize) -> String {
    let mut text = String::with_capacity(source_length + source_length / 8 + 64);
    for token in tokens {
        push_spaces(&mut text, token.spaces as usize);
        if token.kind == Kind::BareLabel {
            text.extend(["\"", token.text, "\""]);
        } else {
            text.push_str(token.text);
        }
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// Appends `count` blanks.
fn push_spaces(text: &mut String, mut count: usize) {
    const BLANKS: &str = "                                                                ";
    while count > 0 {
        let part = BLANKS.get(..count).unwrap_or(BLANKS);
        text.push_str(part);
        count -= part.len();
    }
}

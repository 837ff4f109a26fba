//! Rewrites of syntax from before Terraform 0.12: `"${x}"` to `x`, bare block labels to quoted
//! ones, and quoted or bare type names in `variable` blocks to type expressions.
//!
//! Terraform 1.11 still takes all but quoted type names, and its `fmt` rewrites all of them, so a template of a user's own
//! may hold any of it.
//!
//! Takes tokens and changes them in place; a body or expression that is no HCL is left alone.

use crate::hcl::tokens::{Kind, Token};

/// Kind of block that a body belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    /// A `variable` block at the top level.
    Variable,
    /// Any other block, or the file.
    Other,
}

/// Rewrites all bodies.
pub(super) fn rewrite(tokens: &mut Vec<Token<'_>>) {
    let mut bodies = vec![Body::Other];
    let mut at = 0;
    let mut removed = false;
    while let Some(token) = tokens.get(at) {
        match token.kind {
            Kind::Ident | Kind::In => at = item(tokens, at, &mut bodies, &mut removed),
            Kind::CloseBrace => {
                if bodies.len() > 1 {
                    bodies.pop();
                }
                at += 1;
            }
            Kind::Newline | Kind::LineComment | Kind::BlockComment => at += 1,
            _ => at += expression_length(tokens.get(at..).unwrap_or_default()).max(1),
        }
    }
    if removed {
        tokens.retain(|token| token.kind != Kind::Removed);
    }
}

/// Rewrites the attribute, or the head of the block, whose name is at `start`; gives the position
/// after it.
fn item(tokens: &mut [Token<'_>], start: usize, bodies: &mut Vec<Body>, removed: &mut bool) -> usize {
    let name = tokens.get(start).map_or("", |token| token.text);
    let Some(head) = head_length(tokens.get(start..).unwrap_or_default()) else {
        return start + expression_length(tokens.get(start..).unwrap_or_default()).max(1);
    };
    let end = start + head;
    if tokens.get(end - 1).is_some_and(|last| last.kind == Kind::OpenBrace) {
        let variable = name == "variable" && bodies.len() == 1;
        bodies.push(if variable { Body::Variable } else { Body::Other });
        *removed |= quote_labels(tokens.get_mut(start + 1..end - 1).unwrap_or_default());
        return end;
    }
    let length = expression_length(tokens.get(end..).unwrap_or_default());
    let expression = trim_comments(tokens.get_mut(end..end + length).unwrap_or_default());
    *removed |= if name == "type" && bodies.last() == Some(&Body::Variable) {
        modernise_type(expression)
    } else {
        unwrap(expression)
    };
    end + length
}

/// Number of tokens from the name of an item to its `=` or `{`, both included, if it has one.
fn head_length(tokens: &[Token<'_>]) -> Option<usize> {
    for (position, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Ident | Kind::In | Kind::OpenQuote | Kind::Literal | Kind::CloseQuote | Kind::BlockComment => {}
            Kind::Assign | Kind::OpenBrace => return Some(position + 1),
            _ => return None,
        }
    }
    None
}

/// Number of tokens up to the end of the line or the closing brace of the body, outside brackets.
fn expression_length(tokens: &[Token<'_>]) -> usize {
    let mut depth = 0_usize;
    for (position, token) in tokens.iter().enumerate() {
        let kind = token.kind;
        if depth == 0 && (kind.ends_line() || kind == Kind::CloseBrace) {
            return position;
        }
        if kind.opens() || matches!(kind, Kind::OpenQuote | Kind::OpenHeredoc) {
            depth += 1;
        } else if kind.closes() || matches!(kind, Kind::CloseQuote | Kind::CloseHeredoc) {
            depth = depth.saturating_sub(1);
        }
    }
    tokens.len()
}

/// Marks the bare names among the labels of a block and drops the comments before each label;
/// says whether tokens were removed. Takes what is between the block's type and its brace.
fn quote_labels(labels: &mut [Token<'_>]) -> bool {
    let mut removed = false;
    let mut in_label = false;
    for token in labels.iter_mut().rev() {
        in_label |= token.kind != Kind::BlockComment;
        if token.kind == Kind::BlockComment && in_label {
            token.kind = Kind::Removed;
            removed = true;
        } else if matches!(token.kind, Kind::Ident | Kind::In) {
            token.kind = Kind::BareLabel;
        }
    }
    removed
}

/// Takes the comments off both ends of an expression.
fn trim_comments<'s, 'a>(mut tokens: &'s mut [Token<'a>]) -> &'s mut [Token<'a>] {
    while let Some((first, _)) = tokens.split_first()
        && first.kind == Kind::BlockComment
    {
        tokens = tokens.get_mut(1..).unwrap_or_default();
    }
    while let Some((last, rest)) = tokens.split_last()
        && last.kind == Kind::BlockComment
    {
        let length = rest.len();
        tokens = tokens.get_mut(..length).unwrap_or_default();
    }
    tokens
}

/// Rewrites the type of a variable; says whether tokens were removed.
fn modernise_type(tokens: &mut [Token<'_>]) -> bool {
    match tokens {
        [open, name, close] if open.kind == Kind::OpenQuote && name.kind == Kind::Literal => {
            name.text = match name.text {
                "string" => "string",
                "list" => "list(string)",
                "map" => "map(string)",
                _ => return false,
            };
            name.kind = Kind::Ident;
            open.kind = Kind::Removed;
            close.kind = Kind::Removed;
            true
        }
        [name] if name.kind == Kind::Ident => {
            name.text = match name.text {
                "list" => "list(any)",
                "map" => "map(any)",
                other => other,
            };
            false
        }
        _ => false,
    }
}

/// Unwraps a string that is nothing but one interpolation; says whether tokens were removed.
fn unwrap(tokens: &mut [Token<'_>]) -> bool {
    let [quote, start, inner @ .., end, close] = tokens else {
        return false;
    };
    let is_template = quote.kind == Kind::OpenQuote && start.kind == Kind::TemplateStart && start.text.starts_with('$');
    if !is_template || end.kind != Kind::TemplateEnd || !is_one_sequence(inner) {
        return false;
    }
    quote.kind = Kind::Removed;
    close.kind = Kind::Removed;
    let inner = trim_newlines(inner);
    if needs_parentheses(inner) {
        (start.kind, start.text) = (Kind::OpenParen, "(");
        (end.kind, end.text) = (Kind::CloseParen, ")");
    } else {
        start.kind = Kind::Removed;
        end.kind = Kind::Removed;
    }
    true
}

/// Tells whether `tokens` hold no template sequence except in quoted strings: neither the end of the
/// sequence that they are thought to fill, nor one in a heredoc, which keeps its wrapping.
fn is_one_sequence(tokens: &[Token<'_>]) -> bool {
    let mut quotes = 0_usize;
    tokens.iter().all(|token| {
        match token.kind {
            Kind::OpenQuote => quotes += 1,
            Kind::CloseQuote => quotes = quotes.saturating_sub(1),
            Kind::TemplateStart | Kind::TemplateEnd => return quotes > 0,
            _ => {}
        }
        true
    })
}

/// Removes the newlines at both ends; gives what is between them.
fn trim_newlines<'s, 'a>(tokens: &'s mut [Token<'a>]) -> &'s mut [Token<'a>] {
    let is_newline = |token: &&mut Token<'_>| token.kind == Kind::Newline;
    let leading = tokens.iter_mut().take_while(is_newline).map(|token| token.kind = Kind::Removed).count();
    let rest = tokens.get_mut(leading..).unwrap_or_default();
    let trailing = rest.iter_mut().rev().take_while(is_newline).map(|token| token.kind = Kind::Removed).count();
    let length = rest.len() - trailing;
    rest.get_mut(..length).unwrap_or_default()
}

/// Tells whether an expression that is no longer in a template needs parentheses: it has a newline and
/// does not start and end with a parenthesis.
fn needs_parentheses(tokens: &[Token<'_>]) -> bool {
    let starts = tokens.first().is_some_and(|first| first.kind == Kind::OpenParen);
    let ends = tokens.last().is_some_and(|last| last.kind == Kind::CloseParen);
    !(starts && ends) && tokens.iter().any(|token| token.kind == Kind::Newline)
}

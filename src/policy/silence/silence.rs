//! `# scanwright:ignore P007 reason` in a policy: a warning that somebody has looked at and decided on.
//!
//! The comment stands at the end of a line or on a line of its own above it. It silences that code in what begins on the
//! line: a table with all its keys, a key with its value, an item of a list. A warning of several places can be silenced at
//! each. A comment of a base silences in every policy that extends it, and may have no effect in some. It needs a reason. Errors, and what a `[[require]]` demands, are never silenced.

use std::ops::Range;
use std::sync::Arc;

use toml_parser::Source as Toml;
use toml_parser::lexer::{Token, TokenKind};

use super::ignore_comment_without_effect::without_effect;
use super::ignore_comment_without_reason::without_reason;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::ignore_comment::{MARK, ignore_comment};
use crate::policy::PolicyFile;
use crate::source::{Place, Source, Span};

/// Ignore comment of a policy.
struct Ignore<'t> {
    place: Place,
    code: &'t str,
    has_reason: bool,
    silences: Range<usize>,
}

/// Leaves out the warnings that comments silence, and adds the findings about the comments.
pub(crate) fn silence(findings: Vec<Diagnostic>, file: &PolicyFile) -> Vec<Diagnostic> {
    let bases = file.bases.iter().map(|base| &base.source);
    let commented: Vec<&Arc<Source>> =
        std::iter::once(&file.source).chain(bases).filter(|source| source.text().contains(MARK)).collect();
    if commented.is_empty() {
        return findings;
    }
    let ignores: Vec<Ignore<'_>> = commented.iter().flat_map(|source| ignores(source)).collect();
    let is_of = |ignore: &Ignore<'_>, finding: &Diagnostic| {
        let is_here =
            |place: &Place| place.source == ignore.place.source && ignore.silences.contains(&place.span.start);
        finding.code.code == ignore.code && finding.labels.iter().any(|label| is_here(&label.place))
    };
    let is_silenced = |finding: &Diagnostic| {
        let may_be = finding.severity != Severity::Error && finding.code.severity != Severity::Error;
        may_be && ignores.iter().any(|ignore| ignore.has_reason && is_of(ignore, finding))
    };
    let mut left: Vec<Diagnostic> = findings.iter().filter(|finding| !is_silenced(finding)).cloned().collect();
    for ignore in &ignores {
        if !ignore.has_reason {
            left.push(without_reason(&ignore.place));
        } else if ignore.place.source == file.source
            && !findings.iter().any(|finding| is_of(ignore, finding) && is_silenced(finding))
        {
            left.push(without_effect(&ignore.place, ignore.code));
        }
    }
    diagnostic::sort(&mut left);
    left
}

fn ignores(source: &Arc<Source>) -> Vec<Ignore<'_>> {
    let text = source.text();
    let tokens: Vec<Token> = Toml::new(text).lex().collect();
    let ignore = |(index, token): (usize, &Token)| {
        let start = token.span().start();
        let comment = ignore_comment(text.get(start..token.span().end())?)?;
        let span = Span { start: start + comment.span.start, end: start + comment.span.end };
        let silences = begun_on(&tokens, line_of(&tokens, index));
        Some(Ignore { place: Place::new(source, span), code: comment.code, has_reason: comment.has_reason, silences })
    };
    let comments = tokens.iter().enumerate().filter(|(_, token)| token.kind() == TokenKind::Comment);
    comments.filter_map(ignore).collect()
}

/// Returns the index of the first token of the line that a comment speaks of: its own, or if it is alone there the next one
/// that has something.
fn line_of(tokens: &[Token], comment: usize) -> usize {
    let before = tokens.get(..comment).unwrap_or_default();
    let start = before.iter().rposition(|token| token.kind() == TokenKind::Newline).map_or(0, |newline| newline + 1);
    let is_blank =
        |token: &Token| matches!(token.kind(), TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment);
    let own = tokens.get(start..comment).unwrap_or_default();
    if own.iter().all(is_blank) {
        let behind = tokens.get(comment..).unwrap_or_default();
        comment + behind.iter().position(|token| !is_blank(token)).unwrap_or(behind.len())
    } else {
        start
    }
}

/// Returns the bytes of what begins with a token: a table up to the next header, a key with its value, or the line.
fn begun_on(tokens: &[Token], first: usize) -> Range<usize> {
    let rest = tokens.get(first..).unwrap_or_default();
    let mut rest_of = rest.iter().skip_while(|token| token.kind() == TokenKind::Whitespace).peekable();
    let start = rest_of.peek().map_or(0, |token| token.span().start());
    let is_header = rest_of.peek().is_some_and(|token| token.kind() == TokenKind::LeftSquareBracket);
    let (mut depth, mut end, mut is_line_start) = (0_usize, start, true);
    for token in rest_of {
        match token.kind() {
            TokenKind::LeftSquareBracket
                if is_header && depth == 0 && is_line_start && token.span().start() > start =>
            {
                break;
            }
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
            // An item's line ends in the list that it is of.
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth = depth.saturating_sub(1),
            TokenKind::Newline if !is_header && depth == 0 => break,
            _ => {}
        }
        is_line_start = match token.kind() {
            TokenKind::Newline => true,
            TokenKind::Whitespace => is_line_start,
            _ => false,
        };
        end = token.span().end();
    }
    start..end.max(start + 1)
}

//! Text of `# scanwright:ignore L001 reason`, which is the same in Terraform and in a policy.

use crate::source::Span;

/// The word that such a comment begins with.
pub(crate) const MARK: &str = "scanwright:ignore";

/// Ignore comment, as it is written.
pub(crate) struct IgnoreComment<'t> {
    /// From the word to the end of the line, counted from the start of the comment.
    pub(crate) span: Span,
    /// The code after the word.
    pub(crate) code: &'t str,
    pub(crate) has_reason: bool,
}

/// Reads the first line of a comment, which begins with `#`, `//` or `/*`.
pub(crate) fn ignore_comment(comment: &str) -> Option<IgnoreComment<'_>> {
    let line = comment.lines().next()?.trim_end();
    let inner = ["//", "/*"].iter().find_map(|sign| line.strip_prefix(sign)).unwrap_or(line);
    let said = inner.trim_start_matches('#').trim_start().strip_prefix(MARK)?;
    let span = Span { start: line.len() - said.len() - MARK.len(), end: line.len() };
    let said = said.trim_end_matches("*/").trim();
    let (code, reason) = said.split_once(char::is_whitespace).unwrap_or((said, ""));
    Some(IgnoreComment { span, code: code.trim_end_matches([':', ',']), has_reason: !reason.trim().is_empty() })
}

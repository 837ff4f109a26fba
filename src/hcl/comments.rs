//! The comments of a file.

use super::tokens::{Kind, tokens};
use crate::source::{Source, Span};

/// A comment, with its signs and without the end of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Comment {
    /// Place of the comment.
    pub(crate) span: Span,
}

/// The comments of a file in native syntax, in order; none of JSON, which has none: what stands under the key `//` is in
/// the tree. What looks like a comment within a string or a heredoc is none.
pub(crate) fn comments(source: &Source) -> Vec<Comment> {
    let (mut found, mut at) = (Vec::new(), 0);
    if source.is_json() {
        return found;
    }
    for token in tokens(source.text()) {
        let start = at + token.spaces as usize;
        at = start + token.text.len();
        if matches!(token.kind, Kind::LineComment | Kind::BlockComment) {
            let end = start + token.text.trim_end_matches(['\r', '\n']).len();
            found.push(Comment { span: Span { start, end } });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_from_strings_and_heredocs() {
        let text = "# a\na = \"# b\" // c\nd = <<E\n# e\nE\n/* f\n */ g = 1\n";
        let source = Source::new("x.tf", text);
        let found: Vec<&str> = comments(&source).iter().map(|comment| source.slice(comment.span)).collect();
        assert_eq!(found, ["# a", "// c", "/* f\n */"]);
        assert!(comments(&Source::new("x.tf.json", "{\"//\": \"# a\"}")).is_empty());
    }
}

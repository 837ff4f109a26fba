//! Tokens of HCL native syntax, as slices of the source text.
//!
//! The texts of all tokens, with the blanks between them, make up the source. A token knows
//! how many blanks stand before it; the layout passes only ever change that number.

/// Kind of a token, as far as the layout needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `\n` or `\r\n` outside literals.
    Newline,
    /// `# …` or `// …` with its line end, if it has one.
    LineComment,
    /// `/* … */`.
    BlockComment,
    /// A name or keyword.
    Ident,
    /// The name `in`, which is set apart from a following `[`.
    In,
    /// A bare block label, to be written in quotes.
    BareLabel,
    Number,
    /// `{`
    OpenBrace,
    /// `}`
    CloseBrace,
    /// `[`
    OpenBracket,
    /// `]`
    CloseBracket,
    /// `(`
    OpenParen,
    /// `)`
    CloseParen,
    /// The `"` that starts a string.
    OpenQuote,
    /// The `"` that ends a string.
    CloseQuote,
    /// Literal text of a string or heredoc.
    Literal,
    /// `${`, `%{`, `${~` or `%{~`.
    TemplateStart,
    /// `}` or `~}` that ends an interpolation or directive.
    TemplateEnd,
    /// `<<NAME` or `<<-NAME` with its line end.
    OpenHeredoc,
    /// The line that ends a heredoc, with its leading blanks, without its line end.
    CloseHeredoc,
    /// `=`
    Assign,
    /// `-`
    Minus,
    /// `!`
    Bang,
    /// `.`
    Dot,
    /// `,`
    Comma,
    /// `...`
    Ellipsis,
    /// `::`
    DoubleColon,
    /// An operator that stands between blanks and expects an operand: `+ * == && ? :` and so on.
    Operator,
    /// `=>`, which stands between blanks.
    Arrow,
    /// A character that HCL does not know.
    Unknown,
    /// The end of the text; its blanks are those after the last token.
    End,
    /// A token taken away by a rewrite.
    Removed,
}

impl Kind {
    /// Tells whether the token opens a pair that counts for indentation.
    pub(crate) fn opens(self) -> bool {
        matches!(self, Self::OpenBrace | Self::OpenBracket | Self::OpenParen | Self::TemplateStart)
    }

    /// Tells whether the token closes a pair that counts for indentation.
    pub(crate) fn closes(self) -> bool {
        matches!(self, Self::CloseBrace | Self::CloseBracket | Self::CloseParen | Self::TemplateEnd)
    }

    /// Tells whether a line ends with this token.
    pub(crate) fn ends_line(self) -> bool {
        matches!(self, Self::Newline | Self::LineComment | Self::End)
    }
}

/// One token with the blanks before it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    /// The text as it stands in the source (or as a rewrite wants it).
    pub(crate) text: &'a str,
    /// Number of blanks before the token.
    pub(crate) spaces: u32,
    pub(crate) kind: Kind,
}

/// Length of the name at the start of `bytes`. Every character outside ASCII counts as a letter:
/// where it is none the text is no HCL anyway.
pub(super) fn name_length(bytes: &[u8]) -> usize {
    let part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(**byte, b'_' | b'-' | 0x80..);
    bytes.iter().take_while(part).count()
}

//! Wildcard of a pattern: `*` is any number of characters, `\*` and `\\` are the characters themselves.

use std::collections::BTreeSet;

/// A part of a wildcard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// Any number of characters.
    Any,
    One(char),
}

/// A wildcard that AWS accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glob(Vec<Piece>);

impl Glob {
    /// Reads the text of a `wildcard`.
    ///
    /// # Errors
    /// It has `**`, or a backslash before another character; the reason is given.
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        let (mut pieces, mut characters) = (Vec::new(), text.chars());
        while let Some(character) = characters.next() {
            let piece = match character {
                '*' if pieces.last() == Some(&Piece::Any) => return Err("has two `*` next to each other"),
                '*' => Piece::Any,
                '\\' => match characters.next() {
                    Some(escaped @ ('*' | '\\')) => Piece::One(escaped),
                    _ => return Err("has a `\\` that stands before neither `*` nor `\\`"),
                },
                other => Piece::One(other),
            };
            pieces.push(piece);
        }
        Ok(Self(pieces))
    }

    /// Returns the glob of a text in which nothing is escaped.
    pub(in crate::events) fn plain(text: &str) -> Self {
        Self(text.chars().map(|one| if one == '*' { Piece::Any } else { Piece::One(one) }).collect())
    }

    /// Returns the glob of exactly this text.
    pub(in crate::events) fn exactly(text: &str) -> Self {
        Self(text.chars().map(Piece::One).collect())
    }

    /// Returns the glob of every text that starts with this one.
    pub(in crate::events) fn starting_with(text: &str) -> Self {
        Self(text.chars().map(Piece::One).chain([Piece::Any]).collect())
    }

    /// Returns the glob of every text that ends with this one.
    pub(in crate::events) fn ending_with(text: &str) -> Self {
        Self([Piece::Any].into_iter().chain(text.chars().map(Piece::One)).collect())
    }

    /// Returns the parts, in their order.
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// Returns the glob of the same in small letters.
    pub(in crate::events) fn folded(&self) -> Self {
        let fold = |piece: &Piece| match piece {
            Piece::Any => vec![Piece::Any],
            Piece::One(one) => one.to_lowercase().map(Piece::One).collect(),
        };
        Self(self.0.iter().flat_map(fold).collect())
    }

    /// Tells whether a text matches.
    pub fn matches(&self, text: &str) -> bool {
        self.meets(&Self::exactly(text))
    }

    /// Tells whether a text matches both: the pairs of positions that can be reached are followed, each once.
    pub fn meets(&self, other: &Self) -> bool {
        let (mut seen, mut next) = (BTreeSet::new(), vec![(0, 0)]);
        while let Some((left, right)) = next.pop() {
            if !seen.insert((left, right)) {
                continue;
            }
            match (self.0.get(left), other.0.get(right)) {
                (None, None) => return true,
                (Some(Piece::Any), at) => {
                    next.push((left + 1, right));
                    next.extend(at.map(|_| (left, right + 1)));
                }
                (at, Some(Piece::Any)) => {
                    next.push((left, right + 1));
                    next.extend(at.map(|_| (left + 1, right)));
                }
                (Some(one), Some(same)) if one == same => next.push((left + 1, right + 1)),
                _ => {}
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_aws_refuses_of_wildcards_is_refused() {
        for refused in ["a**", "**", "\\a", "a\\"] {
            assert!(Glob::parse(refused).is_err(), "{refused}");
        }
        let glob = Glob::parse("a\\*\\\\*b").unwrap();
        assert!(glob.matches("a*\\b") && glob.matches("a*\\xb") && !glob.matches("ax\\b"));
    }

    #[test]
    fn two_globs_meet_where_one_text_matches_both() {
        for (left, right, meet) in [
            ("arn:*:ecr:*:*:repository/*", "arn:aws:ecr:*:repository/payments/*", true),
            ("arn:*:ecr:*:*:repository/*", "payments/*", false),
            ("*api", "api*", true),
            ("a*b", "a", false),
            ("", "*", true),
        ] {
            assert_eq!(Glob::plain(left).meets(&Glob::plain(right)), meet, "{left} {right}");
            assert_eq!(Glob::plain(right).meets(&Glob::plain(left)), meet, "{right} {left}");
        }
    }
}

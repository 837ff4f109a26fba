//! The repository names that the conditions of a pattern accept, as globs.
//!
//! Where an event has the name itself, a condition is a glob over names. Where it has the ARN, it is one over ARNs; what it accepts
//! behind a stem is the rest of that glob once the stem is read, in each way in which it can be read. Stems of all partitions are
//! tried, each exactly.

use std::collections::BTreeSet;

use crate::events::{Affix, Condition, Piece, Scalar};
use crate::wildcard::Pattern;

/// Names that are accepted: those of a pattern in `inside`, and those of none in `negated`, where there is such a list.
#[derive(Debug, Default)]
pub(super) struct Accepted {
    pub(super) inside: BTreeSet<Pattern>,
    pub(super) negated: Option<BTreeSet<Pattern>>,
}

/// Text before the name in a field of an event: none, or the stem of an ARN.
pub(super) const NAME: &[&str] = &[""];
pub(super) const ARN: &[&str] = &[
    "arn:aws:ecr:eu-west-1:111122223333:repository/",
    "arn:aws:ecr:ap-southeast-3:000000000000:repository/",
    "arn:aws-cn:ecr:cn-north-1:111122223333:repository/",
    "arn:aws-us-gov:ecr:us-gov-west-1:111122223333:repository/",
];

/// Names that one of the conditions accepts behind a stem; `None` where that can't be said by globs.
pub(super) fn of<'c>(conditions: impl IntoIterator<Item = &'c Condition>, stem: &str) -> Option<Accepted> {
    let mut accepted = Accepted::default();
    for condition in conditions {
        match condition {
            Condition::AnythingBut(_) if accepted.negated.is_some() => return None,
            Condition::AnythingBut(excluded) => accepted.negated = Some(globs(excluded, stem)?),
            other => accepted.inside.extend(globs([other], stem)?),
        }
    }
    Some(accepted)
}

fn globs<'c>(conditions: impl IntoIterator<Item = &'c Condition>, stem: &str) -> Option<BTreeSet<Pattern>> {
    let mut all = BTreeSet::new();
    for condition in conditions {
        for rest in pieces(condition)?.iter().flat_map(|pieces| behind(pieces, stem)) {
            all.extend(pattern(rest));
        }
    }
    Some(all)
}

/// The glob of a condition; an empty list where no text meets it.
fn pieces(condition: &Condition) -> Option<Vec<Vec<Piece>>> {
    let exact = |text: &str| text.chars().map(Piece::One).collect::<Vec<_>>();
    let affix = |affix: &Affix| exact(&if affix.ignores_case { affix.text.to_lowercase() } else { affix.text.clone() });
    Some(match condition {
        Condition::Is(Scalar::Text(text)) => vec![exact(text)],
        Condition::EqualsIgnoreCase(text) => vec![exact(&text.to_lowercase())],
        Condition::Prefix(prefix) => vec![[affix(prefix), vec![Piece::Any]].concat()],
        Condition::Suffix(suffix) => vec![[vec![Piece::Any], affix(suffix)].concat()],
        Condition::Wildcard(glob) => vec![glob.pieces().to_vec()],
        Condition::Exists(true) => vec![vec![Piece::Any]],
        Condition::Is(_) | Condition::Exists(false) | Condition::Numeric(_) | Condition::Cidr(_) => Vec::new(),
        Condition::AnythingBut(_) => return None,
    })
}

/// Everything that can be left of a glob when it has read a stem.
fn behind<'p>(glob: &'p [Piece], stem: &str) -> Vec<&'p [Piece]> {
    let mut positions = BTreeSet::from([0]);
    for character in stem.chars() {
        let reached = closed(glob, positions);
        positions = reached
            .into_iter()
            .filter_map(|position| match glob.get(position) {
                Some(Piece::Any) => Some(position),
                Some(Piece::One(one)) if *one == character => Some(position + 1),
                _ => None,
            })
            .collect();
    }
    positions.into_iter().filter_map(|position| glob.get(position..)).collect()
}

/// Positions, and those behind a star that takes nothing.
fn closed(glob: &[Piece], mut positions: BTreeSet<usize>) -> BTreeSet<usize> {
    for (position, _) in glob.iter().enumerate().filter(|(_, piece)| **piece == Piece::Any) {
        if positions.contains(&position) {
            positions.insert(position + 1);
        }
    }
    positions
}

/// The glob over names; none where it asks for a star, which no name has.
fn pattern(pieces: &[Piece]) -> Option<Pattern> {
    let text = pieces.iter().map(|piece| match piece {
        Piece::Any => Some('*'),
        Piece::One('*') => None,
        Piece::One(one) => Some(*one),
    });
    text.collect::<Option<String>>().map(|text| Pattern::glob(&text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::EventPattern;

    fn accepted(conditions: &str, stem: &str) -> String {
        let pattern = EventPattern::parse(&format!("{{\"a\":{conditions}}}")).unwrap();
        let conditions = pattern.branches()[0].tests[0].conditions.iter().map(|(condition, _)| condition);
        let accepted = of(conditions, stem).unwrap();
        let texts = |patterns: BTreeSet<Pattern>| {
            patterns.iter().map(|pattern| pattern.as_str().to_owned()).collect::<Vec<_>>().join(" ")
        };
        match accepted.negated {
            None => texts(accepted.inside),
            Some(negated) => format!("{} but {}", texts(accepted.inside), texts(negated)),
        }
    }

    #[test]
    fn a_condition_on_an_arn_is_one_on_the_name_behind_the_stem() {
        for stem in ARN {
            assert_eq!(accepted(r#"[{"suffix":":repository/api"}]"#, stem), "*:repository/api api");
            assert_eq!(accepted(r#"[{"wildcard":"*:repository/a*b"}]"#, stem), "*:repository/a*b a*b");
            assert_eq!(accepted(r#"["payments/api"]"#, stem), "");
            assert_eq!(accepted(r#"[{"wildcard":"arn:*"}]"#, stem), "*");
        }
        assert_eq!(accepted(r#"[{"prefix":"arn:aws:ecr:"}]"#, ARN[2]), "");
    }

    #[test]
    fn a_condition_on_a_name_is_its_glob() {
        assert_eq!(accepted(r#"["a",{"prefix":"b"},{"suffix":"c"},{"wildcard":"d*e"}]"#, ""), "*c a b* d*e");
        assert_eq!(accepted(r#"[{"anything-but":{"wildcard":["a*","*b"]}}]"#, ""), " but *b a*");
        assert_eq!(accepted(r#"[{"wildcard":"a\\*"},{"exists":false},{"numeric":[">",0]}]"#, ""), "");
    }
}

//! One entry → the text of one filter.
//!
//! ECR has no exact filter: without `*` a filter matches every name that contains it, with `*` it is anchored at both
//! ends (image-scanning-filters of the ECR user guide). And a filter has at most one separator between letters or
//! digits, while names may have `__` or `--` (ScanningRepositoryFilterValue, RepositoryName).

use crate::policy::Entry;
use crate::policy::ExactNames;
use crate::registry::repository_name::is_separator;

/// The filter of an entry, of any length.
///
/// A glob stays as it is but for a `*` between adjacent separators. A name gets such a `*` too, or where it has no
/// adjacent separators one after its first character, so that it is anchored; or none, where bare names are asked for.
pub(crate) fn filter_text(entry: &Entry, names: ExactNames) -> String {
    if has_adjacent_separators(&entry.text) {
        return part_separators(&entry.text);
    }
    match (entry.is_exact(), names) {
        (false, _) | (true, ExactNames::Substring) => collapse_stars(&entry.text),
        (true, ExactNames::Anchored) => anchor(&entry.text),
    }
}

/// Tells whether two separators stand side by side, which no filter may have.
pub fn has_adjacent_separators(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| pair.iter().all(|byte| is_separator(char::from(*byte))))
}

/// The text with a `*` between each two adjacent separators.
pub(super) fn part_separators(text: &str) -> String {
    let mut parted = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        if is_separator(char) && parted.ends_with(is_separator) {
            parted.push('*');
        }
        parted.push(char);
    }
    collapse_stars(&parted)
}

fn anchor(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| format!("{first}*{}", chars.as_str())).unwrap_or_default()
}

/// The text with one `*` for several in a row: `**` means what `*` means.
pub(crate) fn collapse_stars(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for char in text.chars() {
        if char != '*' || !collapsed.ends_with('*') {
            collapsed.push(char);
        }
    }
    collapsed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Filter;
    use crate::source::{At, Span};
    use crate::wildcard::Pattern;

    fn lowered(text: &str, names: ExactNames) -> String {
        filter_text(&Entry::new(&"".into(), "", &At::new(text.to_owned(), Span::default())), names)
    }

    #[test]
    fn names_are_anchored_and_globs_stay() {
        for (text, wanted) in [
            ("example/api", "e*xample/api"),
            ("a__b--c", "a_*_b-*-c"),
            ("a---b", "a-*-*-b"),
            ("team__*", "team_*_*"),
            ("prod-**", "prod-*"),
            ("*", "*"),
        ] {
            let filter = lowered(text, ExactNames::Anchored);
            assert_eq!(filter, wanted);
            assert!(Filter::new(filter).is_ok());
        }
    }

    #[test]
    fn a_filter_catches_what_it_was_written_for() {
        for name in ["ab", "example/api", "a__b--c", "a---b", "x.y_z/a--b"] {
            assert!(Pattern::filter(&lowered(name, ExactNames::Anchored)).matches(name), "{name}");
            assert!(Pattern::filter(&lowered(name, ExactNames::Substring)).matches(name), "{name}");
        }
    }
}

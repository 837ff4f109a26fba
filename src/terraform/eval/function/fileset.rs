//! `fileset`: the files below a directory whose paths match a pattern of `*`, `?` and `**`.

use std::path::Path;

use super::super::convert::make_set;
use super::super::expression::is_normal;
use super::super::typed_value::TypedValue;
use super::super::types::Type;

/// The most entries that are looked at.
const MANY: usize = 10_000;

/// The paths of the files that match. `None` where that can't be told: of another kind of pattern, of links, of a directory
/// that is too large or can't be read.
pub(super) fn fileset(base: &Path, pattern: &str) -> Option<TypedValue> {
    let parts: Vec<&str> = pattern.split('/').collect();
    let is_plain = |part: &&str| match *part {
        "**" => true,
        // Each star of a name multiplies the ways to match it.
        part => !matches!(part, "" | "." | "..") && !part.contains("**") && part.matches('*').count() <= 3,
    };
    if pattern.contains(['[', '{', '\\', '^']) || !parts.iter().all(is_plain) {
        return None;
    }
    let mut search = Search { found: Vec::new(), left: MANY };
    if base.is_dir() {
        search.below(base, "", &parts)?;
    }
    let found = search.found.into_iter().map(TypedValue::text).collect();
    make_set(Type::Text, found)
}

struct Search {
    found: Vec<String>,
    left: usize,
}

impl Search {
    fn below(&mut self, directory: &Path, shown: &str, parts: &[&str]) -> Option<()> {
        for entry in std::fs::read_dir(directory).ok()? {
            self.left = self.left.checked_sub(1)?;
            let entry = entry.ok()?;
            let name = entry.file_name().into_string().ok().filter(|name| is_normal(name))?;
            let path = if shown.is_empty() { name } else { format!("{shown}/{name}") };
            let kind = entry.file_type().ok()?;
            if kind.is_symlink() {
                return None;
            } else if kind.is_dir() {
                self.below(&entry.path(), &path, parts)?;
            } else if kind.is_file() && is_match(&path.split('/').collect::<Vec<_>>(), parts) {
                self.found.push(path);
            }
        }
        Some(())
    }
}

/// Tells whether the names of a path match the parts of a pattern.
fn is_match(names: &[&str], parts: &[&str]) -> bool {
    match (names.split_first(), parts.split_first()) {
        (None, None) => true,
        (Some((_, names_left)), Some((&"**", rest))) => is_match(names, rest) || is_match(names_left, parts),
        (None, Some((&"**", rest))) => is_match(names, rest),
        (Some((name, names)), Some((part, rest))) => is_glob(name, part) && is_match(names, rest),
        _ => false,
    }
}

fn is_glob(name: &str, pattern: &str) -> bool {
    let mut pattern_left = pattern.chars();
    match pattern_left.next() {
        None => name.is_empty(),
        Some('*') => {
            let ends = name.char_indices().map(|(index, _)| index).chain([name.len()]);
            ends.filter_map(|index| name.get(index..)).any(|rest| is_glob(rest, pattern_left.as_str()))
        }
        Some(wanted) => {
            let mut chars = name.chars();
            chars.next().is_some_and(|char| wanted == '?' || wanted == char)
                && is_glob(chars.as_str(), pattern_left.as_str())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_stars_stand_for_any_number_of_directories() {
        let matches = |path: &str, pattern: &str| {
            is_match(&path.split('/').collect::<Vec<_>>(), &pattern.split('/').collect::<Vec<_>>())
        };
        for (path, pattern) in
            [("a.json", "*.json"), ("x/a.json", "**/*.json"), ("a.json", "**/*.json"), ("x/y/z", "**")]
        {
            assert!(matches(path, pattern), "{path} {pattern}");
        }
        for (path, pattern) in [("x/a.json", "*.json"), ("a.json", "a.jso"), ("a", "a/**/b"), ("ab", "?")] {
            assert!(!matches(path, pattern), "{path} {pattern}");
        }
    }
}

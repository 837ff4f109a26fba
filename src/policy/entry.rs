//! One repository of a policy: what was written, what it means with its prefix, and the names it stands for.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::registry::limits::MAX_FILTERS;
use crate::source::{At, Span};
use crate::wildcard::{Pattern, is_subset, meets};

/// An entry of a `repositories` list.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it stands.
    pub span: Span,
    /// The name or glob, prefix included.
    pub text: String,
    /// The names it stands for: without `*` exactly one.
    pub pattern: Pattern,
    /// The `name` of its `[[scan]]`, or what else asked for it: `basic` or `rest`.
    pub rule: Arc<str>,
}

impl Entry {
    /// The entry of that text under a prefix, which may be empty; `rule` is what asked for it.
    pub fn new(rule: &Arc<str>, prefix: &str, written: &At<String>) -> Self {
        let text = if prefix.is_empty() { written.value.clone() } else { format!("{prefix}/{}", written.value) };
        Self { span: written.span, pattern: Pattern::glob(&text), text, rule: Arc::clone(rule) }
    }

    /// The entry that stands for every repository, asked for at that place.
    pub fn everything(rule: &str, span: Span) -> Self {
        Self { span, pattern: Pattern::glob("*"), text: "*".to_owned(), rule: rule.into() }
    }

    /// Whether it is one repository's name rather than a glob.
    pub fn is_exact(&self) -> bool {
        !self.text.contains('*')
    }

    /// Whether the two stand for a name in common.
    pub fn meets(&self, other: &Self) -> bool {
        match (self.is_exact(), other.is_exact()) {
            (true, true) => self.text == other.text,
            (true, false) => other.pattern.matches(&self.text),
            (false, true) => self.pattern.matches(&other.text),
            (false, false) => meets(&self.pattern, &other.pattern),
        }
    }

    /// Whether every name of this entry is one of the other's.
    pub fn is_within(&self, other: &Self) -> bool {
        is_subset(&self.pattern, &other.pattern)
    }
}

/// With more globs than this that do not cover each other no rule can hold them: ten times what AWS takes.
const HOPELESS: usize = 10 * MAX_FILTERS;

/// The entries that none of the others covers, each once, in their order: what a rule has to catch. Of two that mean
/// the same the first stays. Where there are far more globs than a rule can hold, the rest of them is kept unlooked at.
pub(crate) fn uncovered(entries: &[Entry]) -> Vec<Entry> {
    let globs = widest_globs(entries);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut kept: Vec<(usize, Entry)> = Vec::new();
    for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.is_exact()) {
        if seen.insert(&entry.text) && !globs.iter().any(|(_, glob)| glob.pattern.matches(&entry.text)) {
            kept.push((index, entry.clone()));
        }
    }
    kept.extend(globs.into_iter().map(|(index, glob)| (index, glob.clone())));
    kept.sort_by_key(|(index, _)| *index);
    kept.into_iter().map(|(_, entry)| entry).collect()
}

/// The globs that no other glob covers. A glob is never covered by one with more literal characters, so that each is
/// held only against those kept before it.
fn widest_globs(entries: &[Entry]) -> Vec<(usize, &Entry)> {
    let mut globs: Vec<(usize, &Entry)> = entries.iter().enumerate().filter(|(_, entry)| !entry.is_exact()).collect();
    globs.sort_by_key(|(index, glob)| (glob.text.bytes().filter(|byte| *byte != b'*').count(), *index));
    let mut kept: Vec<(usize, &Entry)> = Vec::new();
    for (index, glob) in globs {
        if kept.len() > HOPELESS || !kept.iter().any(|(_, wider)| glob.is_within(wider)) {
            kept.push((index, glob));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(entries: &[&str]) -> Vec<String> {
        let entries: Vec<Entry> = entries
            .iter()
            .map(|text| Entry::new(&"".into(), "", &At::new((*text).to_owned(), Span::default())))
            .collect();
        uncovered(&entries).into_iter().map(|entry| entry.text).collect()
    }

    #[test]
    fn an_entry_goes_only_where_another_entry_covers_it() {
        assert_eq!(texts(&["api", "team/*", "team/api", "api", "*pi"]), ["team/*", "*pi"]);
        assert_eq!(texts(&["api", "a*pi"]), ["a*pi"]);
        assert_eq!(texts(&["a*", "a**"]), ["a*"]);
    }
}

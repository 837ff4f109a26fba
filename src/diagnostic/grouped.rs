//! Findings of a file that many policies extend: one for people to read, however many policies have it.

use std::collections::BTreeMap;

use super::diagnostic::{Diagnostic, Label};
use super::severity::Severity;

/// The remark at the place that extends the file which a finding points into.
pub(crate) const EXTENDED: &str = "extended here";

/// The most files that a remark names.
const SHOWN: usize = 3;

/// All that makes findings the same but for the file that extends.
type Key<'d> = (&'static str, Severity, &'d str, Option<&'d str>, Vec<(&'d str, usize, usize, &'d str)>);

/// The findings in their order: of those that differ only in the file that extends, the first, which says in how many more files
/// it is the same.
pub(crate) fn grouped(diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut groups: Vec<(&Diagnostic, Vec<&str>)> = Vec::with_capacity(diagnostics.len());
    let mut places: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let Some((extending, others)) = extending(diagnostic) else {
            groups.push((diagnostic, Vec::new()));
            continue;
        };
        let place = *places.entry(key(diagnostic, others)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, more)) => more.push(extending.place.source.name()),
            None => groups.push((diagnostic, Vec::new())),
        }
    }
    groups.into_iter().map(|(first, more)| with(first.clone(), &more)).collect()
}

/// The label of the file that extends, and the labels before it.
fn extending(diagnostic: &Diagnostic) -> Option<(&Label, &[Label])> {
    diagnostic.labels.split_last().filter(|(last, others)| last.text == EXTENDED && !others.is_empty())
}

fn key<'d>(diagnostic: &'d Diagnostic, labels: &'d [Label]) -> Key<'d> {
    let Diagnostic { code, severity, message, help, .. } = diagnostic;
    let label = |label: &'d Label| {
        let (source, span) = (&label.place.source, label.place.span);
        (source.name(), span.start, span.end, label.text.as_str())
    };
    (code.code, *severity, message, help.as_deref(), labels.iter().map(label).collect())
}

fn with(mut first: Diagnostic, more: &[&str]) -> Diagnostic {
    let names: Vec<String> = more.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    let (count, names) = (more.len(), names.join(", "));
    let others = match count {
        0 => return first,
        1 => names,
        2..=SHOWN => format!("{count} more files: {names}"),
        _ => format!("{count} more files: {names} and {} more", count - SHOWN),
    };
    if let Some(label) = first.labels.last_mut() {
        label.text = format!("{EXTENDED}, and the same in {others}");
    }
    first
}

//! The configuration that an earlier text of a module gave AWS.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::verify::read_module;
use crate::target::bundle::{Bundle, GeneratedFile};
use crate::target::read_back::ReadBack;
use crate::target::stamp::{Origin, origin};

/// Reads back a module whose HCL files have these texts; `None` if they do not say.
pub(super) fn module(texts: Vec<Arc<str>>) -> Option<ReadBack> {
    let entries = texts.iter().flat_map(|text| entries(text)).collect();
    let files = texts.into_iter().map(|text| Arc::new(GeneratedFile::new("earlier.tf", text)));
    let read = read_module(&Bundle::new(files.collect()), Path::new(""))?;
    let rules = |emitted: Vec<super::verify::EmittedRule>| emitted.into_iter().map(|rule| rule.said).collect();
    let states = read.states.into_iter().map(|(state, emitted)| (state, rules(emitted))).collect();
    Some(ReadBack {
        states,
        in_force: read.in_force,
        label: Some(read.label),
        takes_region: Some(read.takes_region),
        entries,
        alerts: read.alerts,
        alert_destination: read.alert_destination,
    })
}

/// The policy's entries by the filters that stand for them, as a generated file says them in comments:
/// `"e*xample/api", # example/api`. Nothing from a text that was edited: its comments prove nothing.
fn entries(text: &str) -> BTreeMap<String, String> {
    if origin(text.as_bytes()) != Origin::Untouched {
        return BTreeMap::new();
    }
    text.lines().filter_map(entry).collect()
}

fn entry(line: &str) -> Option<(String, String)> {
    let (_, quoted) = line.split_once('"')?;
    let (filter, rest) = quoted.split_once('"')?;
    let (_, entry) = rest.split_once("# ")?;
    let is_lowered = filter != entry && filter.replace('*', "") == entry.replace('*', "");
    is_lowered.then(|| (filter.to_owned(), entry.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::entry;

    #[test]
    fn a_comment_names_the_entry_that_its_filter_stands_for() {
        let said = |line| entry(line).map(|(filter, entry)| format!("{filter} for {entry}"));
        assert_eq!(said(r#"  "e*xample/api", # example/api"#).as_deref(), Some("e*xample/api for example/api"));
        assert_eq!(said(r#"  filter = "a-*-b" # a--b"#).as_deref(), Some("a-*-b for a--b"));
        assert_eq!(said(r#"  "e*xample/api", # payments"#), None);
        assert_eq!(said(r#"  "e*x", # ex, e-x"#), None);
        assert_eq!(said(r#"  "prod-*","#), None);
    }
}

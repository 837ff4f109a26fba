//! What an earlier text of a module told AWS.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::rules::StateRules;
use crate::registry::ScanType;
use crate::target::bundle::{Bundle, GeneratedFile, Origin, origin};
use crate::target::terraform::verify::read_module;

/// What an earlier module said of itself.
#[derive(Debug)]
pub(in crate::change) struct EarlierModule {
    /// Its states.
    pub(in crate::change) states: Vec<StateRules>,
    /// The one that it was in without a value for the release variable, if that is known.
    pub(in crate::change) in_force: Option<ScanType>,
    /// The label of its resource.
    pub(in crate::change) label: String,
}

/// What a module whose HCL files have these texts says; `None` where they do not tell.
pub(in crate::change) fn module(texts: Vec<Arc<str>>) -> Option<EarlierModule> {
    let entries = texts.iter().flat_map(|text| entries(text)).collect();
    let files = texts.into_iter().map(|text| Arc::new(GeneratedFile::existing("earlier.tf", text)));
    let bundle = Bundle::new(files.collect());
    let read = read_module(&bundle, Path::new(""))?;
    let states = read.states.iter().map(|(state, rules)| StateRules::emitted(rules, *state, &entries));
    Some(EarlierModule { states: states.collect::<Option<_>>()?, in_force: read.in_force, label: read.label })
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

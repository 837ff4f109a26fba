//! The list of a table's repositories, with comments on what was interpreted.

use super::comments::repeated;
use crate::import::registry_state::{Entry, Meaning};
use crate::inventory::Inventory;
use crate::wildcard::Pattern;

/// The longest list that stands in one line.
const ONE_LINE: usize = 90;

/// The list, without the prefix.
pub(super) fn list(entries: &[Entry], prefix: Option<&str>, inventory: Option<&Inventory>) -> String {
    let texts: Vec<String> = entries.iter().map(|entry| format!("\"{}\"", without(&entry.text, prefix))).collect();
    let notes: Vec<Option<String>> = entries.iter().map(|entry| note(entry, inventory)).collect();
    let line = format!("[{}]", texts.join(", "));
    if line.len() <= ONE_LINE && notes.iter().all(Option::is_none) {
        return line;
    }
    let width = texts.iter().zip(&notes).filter(|(_, note)| note.is_some()).map(|(text, _)| text.len()).max();
    let rows = texts.iter().zip(notes).map(|(text, note)| match note {
        Some(note) => format!("  {:width$} # {note}\n", format!("{text},"), width = width.unwrap_or_default() + 1),
        None => format!("  {text},\n"),
    });
    format!("[\n{}]", rows.collect::<String>())
}

fn without<'t>(text: &'t str, prefix: Option<&str>) -> &'t str {
    prefix.and_then(|prefix| text.strip_prefix(prefix)?.strip_prefix('/')).unwrap_or(text)
}

/// The comment on an entry.
fn note(entry: &Entry, inventory: Option<&Inventory>) -> Option<String> {
    let filter = repeated(&entry.filter);
    let was = match entry.meaning {
        Meaning::Contains => Some(format!("was \"{filter}\": every name that contains it")),
        Meaning::Name => Some(filter),
        Meaning::Glob => (entry.text != entry.filter).then(|| format!("was \"{filter}\"")),
    };
    let only = inventory.filter(|_| entry.meaning != Meaning::Name).and_then(|inventory| only_one(entry, inventory));
    let only = only.map(|name| format!("matches only \"{name}\" today: write this name if only it is intended"));
    match (was, only) {
        (Some(was), Some(only)) => Some(format!("{was}; {only}")),
        (was, only) => was.or(only),
    }
}

/// The one repository of an inventory that a filter catches, where a person may have meant that one: where the filter
/// has no `*`, or is the name with some added.
fn only_one<'i>(entry: &Entry, inventory: &'i Inventory) -> Option<&'i str> {
    let pattern = Pattern::filter(&entry.filter);
    let mut caught = inventory.names().iter().filter(|name| pattern.matches(name));
    let (only, None) = (caught.next()?, caught.next()) else { return None };
    let is_meant = entry.meaning == Meaning::Contains || *only == entry.filter.replace('*', "");
    is_meant.then_some(only.as_str())
}

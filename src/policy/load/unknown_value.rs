#![doc = include_str!("unknown-value.md")]

use crate::diagnostic::{Code, Diagnostic, page, suggest};
use crate::invisible;
use crate::policy::Keyword;
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "S007" "unknown-value");

/// A word that the key does not take.
pub(super) fn report<K: Keyword>(place: Place, key: &str, found: &str) -> Diagnostic {
    let words: Vec<&str> = K::WORDS.iter().map(|(word, _)| *word).collect();
    let label = suggest::nearest(found, &words).map(|near| format!("did you mean `{near}`?")).unwrap_or_default();
    let choices = format!("`{key}` is {}", suggest::one_of(&words));
    let choices = match invisible::find(found) {
        Some(name) => format!("{choices}; the text contains the invisible character {name}"),
        None => choices,
    };
    let help = K::hint(&suggest::folded(found)).map(|hint| format!("{choices}; {hint}")).unwrap_or(choices);
    Diagnostic::new(&CODE, format!("`{key}` can't be `{found}`")).primary(place, label).help(help)
}

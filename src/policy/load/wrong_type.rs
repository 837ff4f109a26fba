#![doc = include_str!("wrong-type.md")]

use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, page, suggest};
use crate::policy::Keyword;
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "S006" "wrong-type");

/// A value of another type than its key takes; `found` is TOML's word for what stands there.
pub(super) fn report(place: Place, key: &str, found: &str, wanted: &str) -> Diagnostic {
    let help = match (place.text(), wanted) {
        (text, "a string") if found == "integer" || found == "boolean" => format!("write `\"{text}\"`"),
        (text, "`true` or `false`") if found == "string" => {
            format!("write it without quotes: `{}`", text.trim_matches(['"', '\'']))
        }
        (text, "a whole number") if found == "string" && is_number(text) => {
            format!("write it without quotes: `{key} = {}`", text.trim_matches(['"', '\'']))
        }
        (text, wanted) if found == "string" && wanted.starts_with("a date") => {
            match Date::parse(text.trim_matches(['"', '\''])) {
                Some(date) => format!("write it without quotes: `{date}`"),
                None => format!("set `{key}` to a day, without quotes: `{key} = 2026-12-31`"),
            }
        }
        (_, wanted) if wanted.starts_with("a date") => format!("write the day alone: `{key} = 2026-12-31`"),
        (text, "a list of strings") if found == "string" => format!("put it in brackets: `{key} = [{text}]`"),
        (_, wanted) if found == "table" && wanted.starts_with("an array of tables") => {
            format!("write its header in two pairs of brackets: `[[{key}]]`")
        }
        _ => format!("set `{key}` to {wanted}"),
    };
    Diagnostic::new(&CODE, format!("`{key}` must be {wanted}, not {}", article(found)))
        .primary(place, format!("this is {}", article(found)))
        .help(help)
}

/// A whole number that no integer of TOML holds.
pub(super) fn out_of_range(place: Place, key: &str) -> Diagnostic {
    let size = if place.text().starts_with('-') { "small" } else { "large" };
    Diagnostic::new(&CODE, format!("`{key}` can't be this number: the number is too {size}"))
        .primary(place, "")
        .help(format!("TOML has whole numbers from {} to {}", i64::MIN, i64::MAX))
}

fn is_number(text: &str) -> bool {
    text.trim_matches(['"', '\'']).parse::<i64>().is_ok()
}

/// A value of another type where a word is wanted.
pub(super) fn no_word<K: Keyword>(place: Place, key: &str, found: &str) -> Diagnostic {
    let words: Vec<&str> = K::WORDS.iter().map(|(word, _)| *word).collect();
    let near = suggest::nearest(place.text(), &words);
    let label =
        near.map_or_else(|| format!("this is {}", article(found)), |near| format!("did you mean `\"{near}\"`?"));
    Diagnostic::new(&CODE, format!("`{key}` must be a string, not {}", article(found)))
        .primary(place, label)
        .help(format!("`{key}` is {}, in quotes", suggest::one_of(&words)))
}

fn article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'i']) { "an" } else { "a" };
    format!("{article} {noun}")
}

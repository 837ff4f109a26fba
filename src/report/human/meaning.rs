//! The change in meaning for people.

use crate::change::semantic::{FrequencyChange, StateMeaning, Verdict};
use crate::diagnostic::human::printable;
use crate::report::comparison::Comparison;
use crate::report::names::{SHOWN, could_not_tell, names};
use crate::report::{phrases, registry_change};

/// The states of each policy that changes, under its name where there are several.
pub(super) fn meaning(comparison: &Comparison) -> String {
    let mut text = String::new();
    for (change, meanings) in comparison.each().filter(|(change, _)| change.is_change()) {
        if comparison.changes.len() > 1 {
            text.push_str(&format!("\n{}\n", printable(change.policy().source.name())));
        }
        for line in registry_change::lines(change, meanings, change.inventory().is_some()) {
            text.push_str(&format!("{}\n", printable(&line)));
        }
        for meaning in meanings {
            text.push_str(&state(meaning, change.inventory().is_some()));
        }
    }
    text
}

fn state(meaning: &StateMeaning, has_inventory: bool) -> String {
    let bold = anstyle::Style::new().bold();
    let (state, verdict) = (meaning.state.as_str(), phrases::verdict(meaning.verdict));
    let mut text = format!("while {state}: {bold}{verdict}{bold:#}\n");
    for change in &meaning.changes {
        text.push_str(&sentence(change));
        if has_inventory {
            text.push_str(&repositories(change));
        }
    }
    if meaning.verdict == Verdict::Unknown || !meaning.blame.is_empty() {
        text.push_str(&format!("  {}\n", could_not_tell(meaning)));
    }
    text
}

fn sentence(change: &FrequencyChange) -> String {
    let (from, to) = (phrases::coverage(change.from, change.state), phrases::coverage(change.to, change.state));
    let color = if change.to > change.from { anstyle::AnsiColor::Green } else { anstyle::AnsiColor::Red };
    let style = color.on_default();
    format!("  {style}{from} -> {to}{style:#}: {}\n", names(change))
}

fn repositories(change: &FrequencyChange) -> String {
    let count = change.repositories.len();
    if count == 0 {
        return "    no repository of the inventory\n".to_owned();
    }
    let shown: Vec<&str> = change.repositories.iter().take(SHOWN).map(String::as_str).collect();
    let (counted, more) = (phrases::repositories(count), phrases::and_more(count, SHOWN));
    format!("    {counted} of the inventory: {}{more}\n", shown.join(", "))
}

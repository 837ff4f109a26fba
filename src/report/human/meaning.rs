//! The change in meaning for people.

use crate::change::semantic::{FrequencyChange, StateMeaning, Verdict};
use crate::change::{Change, Gone};
use crate::diagnostic::human::printable;
use crate::report::comparison::Comparison;
use crate::report::cost::cost_changes;
use crate::report::frequency_changes::{main_filters, verdict, worst_first};
use crate::report::groups::{beyond_words, groups, the_same_in};
use crate::report::headline::headline;
use crate::report::line::Line;
use crate::report::names::{SHOWN, beside, could_not_tell, names, reasons};
use crate::report::phrases::{self, Mark};
use crate::report::registry_change;

/// The states of each policy that changes, under its name where there are several.
pub(super) fn meaning(comparison: &Comparison, gone: Option<&Gone>) -> String {
    let mut text = String::new();
    if comparison.is_change() {
        let bold = anstyle::Style::new().bold();
        text.push_str(&format!("{bold}{}{bold:#}\n", printable(&headline(comparison, gone))));
    }
    let policies = comparison.changed().into_iter();
    let told = policies.map(|(change, meanings)| {
        (printable(change.policy().source.name()), (policy(change, meanings), beyond_words(change, meanings)))
    });
    for (names, (told, _)) in groups(told) {
        if let Some((first, others)) = names.split_first().filter(|_| comparison.changes.len() > 1) {
            let others = the_same_in(others).map(|others| format!("{others}\n")).unwrap_or_default();
            text.push_str(&format!("\n{first}\n{others}"));
        }
        text.push_str(&told);
    }
    text
}

fn policy(change: &Change, meanings: &[StateMeaning]) -> String {
    let has_inventory = change.inventory().is_some();
    let lines = registry_change::lines(change, meanings);
    let line = |line: &Line| {
        let block: String = line
            .block
            .iter()
            .flat_map(|block| block.lines())
            .map(|line| format!("    {}\n", printable(line)))
            .collect();
        marked(line.mark, &printable(&line.text)) + &block
    };
    let mut text: String = lines.iter().map(line).collect();
    text.extend(meanings.iter().map(|meaning| state(meaning, has_inventory)));
    let costs = cost_changes(change).unwrap_or_default();
    text.extend(costs.iter().map(|cost| marked(Mark::Cost, &cost.sentence())));
    if let Some(remark) = beside(meanings, has_inventory) {
        let dim = anstyle::Style::new().dimmed();
        text.push_str(&format!("{dim}{}{dim:#}\n", printable(&remark)));
    }
    text
}

fn state(meaning: &StateMeaning, has_inventory: bool) -> String {
    let bold = anstyle::Style::new().bold();
    let (state, verdict) = (meaning.state.as_str(), verdict(meaning));
    let mut text = format!("while {state}: {bold}{verdict}{bold:#}\n");
    for change in worst_first(meaning) {
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
    let mark = if change.to > change.from { Mark::Gain } else { Mark::Loss };
    let style = style(mark);
    format!("  {style}{} {from} -> {to}{style:#}: {}\n", mark.sign(), names(change))
}

/// A line in the colour of its kind.
pub(super) fn marked(mark: Mark, text: &str) -> String {
    let style = style(mark);
    format!("{style}{} {text}{style:#}\n", mark.sign())
}

/// The colour of a kind of change.
pub(super) fn style(mark: Mark) -> anstyle::Style {
    match mark {
        Mark::Loss => anstyle::AnsiColor::Red.on_default(),
        Mark::Gain => anstyle::AnsiColor::Green.on_default(),
        Mark::Cost | Mark::Unknown => anstyle::AnsiColor::Yellow.on_default(),
        Mark::Neutral => anstyle::Style::new(),
    }
}

fn repositories(change: &FrequencyChange) -> String {
    let count = change.repositories.len();
    if count == 0 {
        return "    no repository of the inventory\n".to_owned();
    }
    if reasons(change).is_none() && count == main_filters(change).count() {
        // Each is named above.
        return String::new();
    }
    let shown: Vec<&str> = change.repositories.iter().take(SHOWN).map(String::as_str).collect();
    let (counted, more) = (phrases::repositories(count), phrases::and_more(count, SHOWN));
    format!("    {counted} of the inventory: {}{more}\n", shown.join(", "))
}

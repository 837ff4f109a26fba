//! The meaning of changes in lists: of one policy, or of many with the losses of all before the gains of any.

use std::fmt::Write as _;

use super::limit::{collapsed, fenced};
use crate::change::Change;
use crate::change::semantic::{FrequencyChange, StateMeaning, Verdict};
use crate::diagnostic::markdown;
use crate::paths::in_repository;
use crate::report::cost::cost_changes;
use crate::report::frequency_changes::{charge, claim, frequency_changes, is_loss, verdict};
use crate::report::groups::{beyond_words, groups, the_same_in};
use crate::report::line::Line;
use crate::report::names::{beside, could_not_tell, names, reasons, short_names};
use crate::report::{phrases, registry_change};

/// The most repositories that a line names.
const SHOWN: usize = 20;

/// A change with what it means in each state.
pub(super) type Changed<'b> = (&'b Change, &'b [StateMeaning]);

/// The lists of a change, in the order of their weight.
const LISTS: [&str; 3] = [phrases::LESS, phrases::MORE, phrases::COSTS];

/// The items of each list of a policy.
fn lists(change: &Change, meanings: &[StateMeaning]) -> [String; 3] {
    let changes = || frequency_changes(meanings);
    let items = |of_losses| {
        let own = changes().filter(move |change| is_loss(change) == of_losses);
        own.map(|moved| item(moved, change.inventory().is_some())).collect()
    };
    let sums = cost_changes(change).unwrap_or_default();
    // A `+` or `-` at the start of an item would begin a list in it.
    let sums = sums.iter().map(|sum| format!("- \\{}\n", markdown::prose(&sum.sentence())));
    [items(true), items(false), sums.chain(changes().filter_map(cost)).collect()]
}

/// A change as a list item: `2 repositories stop being scanned while ENHANCED: …`.
fn item(change: &FrequencyChange, has_inventory: bool) -> String {
    let claim = claim(change, has_inventory);
    let count = change.repositories.len();
    if !has_inventory || count == 0 {
        return format!("- {claim}: {}\n", markdown::prose(&names(change)));
    }
    let listed: Vec<String> = change.repositories.iter().take(SHOWN).map(|name| markdown::code(name)).collect();
    let reasons = reasons(change).map(|reasons| format!("; because of {}", markdown::prose(&reasons)));
    let reasons = reasons.unwrap_or_default();
    format!("- {claim}: {}{}{reasons}\n", listed.join(", "), phrases::and_more(count, SHOWN))
}

/// The cost or saving of a change as a list item.
fn cost(change: &FrequencyChange) -> Option<String> {
    charge(change).map(|said| format!("- {}: {said}\n", markdown::prose(&short_names(change))))
}

/// The meaning of one policy's change, state by state.
pub(super) fn policy((change, meanings): Changed<'_>) -> String {
    let mut out = format!("\n### {}\n", markdown::code(&in_repository(change.policy().source.name())));
    let registry = of_registry(change, meanings);
    if !registry.is_empty() {
        let _ = write!(out, "\n**{}**\n\n{registry}", phrases::REGISTRY);
    }
    for (title, lines) in LISTS.iter().zip(lists(change, meanings)).filter(|(_, lines)| !lines.is_empty()) {
        let _ = write!(out, "\n**{title}**\n\n{lines}");
    }
    out.push_str(&states(meanings));
    out.push_str(&of_beside(change, meanings));
    out
}

/// The remark on names that nobody named; folded where none of them is a repository.
fn of_beside(change: &Change, meanings: &[StateMeaning]) -> String {
    let has_inventory = change.inventory().is_some();
    match beside(meanings, has_inventory).map(|remark| markdown::prose(&phrases::capital(&remark))) {
        None => String::new(),
        Some(remark) if has_inventory => format!("\n{}", collapsed("Names that nobody named", &format!("{remark}.\n"))),
        Some(remark) => format!("\n{remark}.\n"),
    }
}

/// The change of a registry as a whole, as a list.
fn of_registry(change: &Change, meanings: &[StateMeaning]) -> String {
    let lines = registry_change::lines(change, meanings);
    lines.iter().map(registry_line).collect()
}

fn registry_line(line: &Line) -> String {
    let block = line.block.as_ref().map(|block| format!("\n{}", fenced("hcl", block))).unwrap_or_default();
    let block: String = block.lines().map(|line| format!("  {line}").trim_end().to_owned() + "\n").collect();
    format!("- {} {}\n{block}", line.mark.sign(), markdown::prose(&line.text))
}

/// The changes of many policies: what becomes of registries, then the losses of all before the gains of any. What is equal
/// is told once.
pub(super) fn policies(changed: &[Changed<'_>]) -> String {
    let with = |text: &dyn Fn(&Change, &[StateMeaning]) -> String| -> String {
        let named = changed.iter().map(|(change, meanings)| {
            let name = markdown::code(&in_repository(change.policy().source.name()));
            (name, (text(change, meanings), beyond_words(change, meanings)))
        });
        let told = groups(named.filter(|(_, (text, _))| !text.is_empty()));
        told.iter().map(|(names, (text, _))| of_group(names, text)).collect()
    };
    let registries = with(&|change, meanings| of_registry(change, meanings));
    let mut out = titled(phrases::REGISTRY, &registries);
    for (place, title) in LISTS.into_iter().enumerate() {
        let section = with(&|change, meanings| lists(change, meanings).into_iter().nth(place).unwrap_or_default());
        out.push_str(&titled(title, &section));
    }
    out + &with(&|_, meanings| unknown(meanings)) + &with(&of_beside)
}

/// Text that some policies have in common, below the name of the first.
fn of_group(names: &[String], text: &str) -> String {
    let Some((first, others)) = names.split_first() else { return String::new() };
    let others = the_same_in(others).map(|others| format!(", and {others}")).unwrap_or_default();
    format!("\n{first}{others}\n\n{}", text.trim_start_matches('\n'))
}

fn titled(title: &str, section: &str) -> String {
    if section.is_empty() { String::new() } else { format!("\n### {title}\n{section}") }
}

/// A sentence for each state that could not be told.
fn unknown(meanings: &[StateMeaning]) -> String {
    let unknown = meanings.iter().filter(|meaning| meaning.verdict == Verdict::Unknown);
    unknown.map(|meaning| format!("\nWhile {}: {}\n", meaning.state.as_str(), could_not_tell(meaning))).collect()
}

/// The verdict of each state, and what could not be told.
fn states(meanings: &[StateMeaning]) -> String {
    let mut out = String::from("\n| while | in short |\n|---|---|\n");
    for meaning in meanings {
        let _ = writeln!(out, "| {} | {} |", meaning.state.as_str(), verdict(meaning));
    }
    out + &unknown(meanings)
}

//! The change of the registry as a whole: its scan type where nobody says one, its states, its resource.

use super::alert_changes;
use super::frequency_changes::{claim, comes_or_goes, is_without_rules, worst_first};
use super::line::Line;
use super::names::names;
use super::phrases::{self, Mark};
use crate::change::semantic::{FrequencyChange, StateMeaning, Verdict};
use crate::change::{Change, RegionInput};
use crate::paths::slashed;
use crate::plan::SCANNING_CONFIGURATION;
use crate::registry::ScanType;

/// The changes of the registry, losses first; none where it stays as it is.
pub(super) fn lines(change: &Change, meanings: &[StateMeaning]) -> Vec<Line> {
    let switch = change.registry_change();
    let becomes = switch.becomes.map(|(_, after)| becomes(change, after));
    let without = is_without_rules(change, meanings).then(without_rules);
    let renamed = switch.renamed.as_ref().map(|(before, after)| renamed(before, after));
    let region = switch.region_input.map(region_input);
    let states = meanings.iter().filter(|meaning| comes_or_goes(meaning, meanings));
    let states = states.map(|meaning| state(meaning, change.inventory().is_some(), becomes.is_some()));
    let states: Vec<Line> = states.collect();
    let keeps_name = renamed.is_none();
    let moved = change.moved_from().map(|from| moved(&slashed(from), &slashed(change.output()), keeps_name));
    let mut lines: Vec<Line> = becomes
        .into_iter()
        .chain(without)
        .chain(renamed)
        .chain(region)
        .chain(states)
        .chain(moved)
        .chain(alert_changes::lines(change))
        .collect();
    lines.sort_by_key(|line| line.mark);
    lines
}

fn becomes(change: &Change, after: ScanType) -> Line {
    let unless = change.switch().map(|switch| format!(" unless `{switch}` is given a value")).unwrap_or_default();
    let clause = format!("the registry becomes {}{unless}", after.as_str());
    let text = format!("{clause}: {}", phrases::becomes(after));
    let mark = if after == ScanType::Basic { Mark::Loss } else { Mark::Cost };
    Line::new(mark, Some(clause), text)
}

fn without_rules() -> Line {
    let clause = "the last rule goes, so that nothing is scanned by itself".to_owned();
    Line::new(Mark::Loss, Some(clause.clone()), clause)
}

fn renamed(before: &str, after: &str) -> Line {
    Line {
        mark: Mark::Loss,
        clause: Some("the resource is renamed, which destroys and creates it without a `moved` block".to_owned()),
        text: format!(
            "`{before}` becomes `{after}`: only the address in Terraform's state changes by this. Terraform would destroy the one and \
             create the other in any order, and destroying sets BASIC without rules; a `moved` block renames it instead. Write \
             it where the module is called, with the name of that call for `CALL`, or without `module.CALL.` where the \
             directory is applied by itself"
        ),
        block: Some(format!(
            "moved {{\n  from = module.CALL.{SCANNING_CONFIGURATION}.{before}\n  to   = module.CALL.{SCANNING_CONFIGURATION}.{after}\n}}\n"
        )),
    }
}

/// The input `region`. Without a value it is `null`, which is the provider's region; a value that goes is another region, which
/// the provider takes for a replacement (FACTS 1.1).
fn region_input(change: RegionInput) -> Line {
    match change {
        RegionInput::Added => {
            let clause = "the module takes `region`".to_owned();
            let text = format!(
                "{clause}: without a value nothing changes, because the region is then that of the provider. A call that gives \
                 another region sets another registry: Terraform replaces the configuration, and the registry of the region \
                 before becomes BASIC without rules"
            );
            Line::new(Mark::Neutral, Some(clause), text)
        }
        RegionInput::Removed => {
            let clause = "the input `region` goes, which breaks calls that set it".to_owned();
            let text = "the input `region` goes: nothing changes for a call that does not set it, and one that does is an error. \
                        Give that call a provider of that region before its `region` is removed: otherwise Terraform replaces \
                        the configuration, and the registry of the region that is left becomes BASIC without rules"
                .to_owned();
            Line::new(Mark::Loss, Some(clause), text)
        }
    }
}

fn moved(from: &str, to: &str, keeps_name: bool) -> Line {
    let [from, to] = [from, to].map(|path| path.replace(['`', '\n'], "_"));
    let clause = format!("the module moves from `{from}`");
    let address = if keeps_name {
        "the address in Terraform's state stays as long as that call keeps its name"
    } else {
        "beyond the name of the resource, the address in Terraform's state stays as long as that call keeps its name"
    };
    let text = format!("{clause} to `{to}`: change the `source` where it is called; {address}");
    Line::new(Mark::Neutral, Some(clause), text)
}

/// A state that comes or goes. What the registry becomes says most of it in a headline.
fn state(meaning: &StateMeaning, has_inventory: bool, is_told: bool) -> Line {
    let word = meaning.state.as_str();
    if meaning.verdict == Verdict::Disappeared {
        let clause = format!("the registry is never {word} any more");
        let mark = if meaning.state == ScanType::Enhanced { Mark::Loss } else { Mark::Neutral };
        return Line::new(mark, (!is_told).then(|| clause.clone()), clause);
    }
    let told: Vec<String> = worst_first(meaning).into_iter().map(|change| told(change, has_inventory)).collect();
    let what = if told.is_empty() { "no rule scans anything in this state".to_owned() } else { told.join("; ") };
    let clause = format!("the registry can now be {word}");
    let mark = if meaning.state == ScanType::Basic { Mark::Loss } else { Mark::Cost };
    Line::new(mark, (!is_told).then(|| clause.clone()), format!("{clause}: {what}"))
}

fn told(change: &FrequencyChange, has_inventory: bool) -> String {
    format!("{}: {}", claim(change, has_inventory), names(change))
}

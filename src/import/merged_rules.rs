#![doc = include_str!("merged-rules.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::Frequency;
use crate::registry::limits::MAX_RULES;
use crate::registry::{Setting, WrittenRule};

pub(super) static CODE: Code = page!(Warning "A012" "merged-rules");

/// The most rules that are pointed at.
const SHOWN: usize = 5;

/// Every frequency that has more than one rule.
pub(super) fn check(setting: &Setting) -> Vec<Diagnostic> {
    let frequencies = [Frequency::ContinuousScan, Frequency::ScanOnPush].into_iter();
    frequencies.filter_map(|frequency| report(frequency, setting)).collect()
}

fn report(frequency: Frequency, setting: &Setting) -> Option<Diagnostic> {
    let rules: Vec<&WrittenRule> = setting.rules.iter().filter(|rule| rule.frequency == frequency.word()).collect();
    let (first, others) = rules.split_first().filter(|(_, others)| !others.is_empty())?;
    let message = format!("{} rules of {} become one", rules.len(), frequency.word());
    let mut diagnostic = Diagnostic::new(&CODE, message).primary(first.place.clone(), "");
    for other in others.iter().take(SHOWN - 1) {
        diagnostic = diagnostic.also(other.place.clone(), "");
    }
    let help = match setting.rules.len() {
        count if count > MAX_RULES => {
            format!("AWS refuses {count} rules at apply: it takes one rule per frequency, with up to 100 filters")
        }
        _ => "a policy has one rule per frequency, with up to 100 filters; the names matched are the same".to_owned(),
    };
    Some(diagnostic.help(help))
}

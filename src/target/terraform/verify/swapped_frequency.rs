#![doc = include_str!("swapped-frequency.md")]

use super::emitted::Emitted;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "V012" "swapped-frequency");

/// Reports filters of the plan that stand at another frequency.
pub(super) fn check(emitted: &Emitted<'_>, findings: &mut Vec<Diagnostic>) {
    let planned = emitted.planned_pairs();
    for rule in &emitted.rules {
        let strayed = rule.said.filters.iter().find_map(|filter| {
            let is_planned_here = planned.contains(&(rule.said.frequency.as_str(), filter.as_str()));
            let elsewhere = planned.iter().find(|(_, other)| other == filter).map(|(frequency, _)| *frequency);
            elsewhere.filter(|_| !is_planned_here).map(|frequency| (filter, frequency))
        });
        let Some((filter, frequency)) = strayed else { continue };
        let state = emitted.state();
        findings.push(
            Diagnostic::new(
                &CODE,
                format!("while {state} `{filter}` is {}, and the policy says {frequency}", rule.said.frequency),
            )
            .primary(emitted.place(rule), "")
            .help("repair the template: set the `scan_frequency` of a rule to its own `frequency`"),
        );
    }
}

#![doc = include_str!("missing-filter.md")]

use super::emitted::Emitted;
use crate::diagnostic::{Code, Diagnostic, page};

pub(crate) static CODE: Code = page!(Error "V013" "missing-filter");

/// Reports filters of the plan that are not in the text, unless they only strayed to another frequency.
pub(super) fn check(emitted: &Emitted<'_>, findings: &mut Vec<Diagnostic>) {
    let (found, planned) = (emitted.pairs(), emitted.planned_pairs());
    let strayed = |filter: &str| found.iter().any(|pair| pair.1 == filter && !planned.contains(pair));
    for (frequency, filter) in planned.iter().filter(|pair| !found.contains(*pair) && !strayed(pair.1)) {
        let rule = emitted.rules.iter().find(|rule| rule.said.frequency == *frequency);
        let place = rule.map_or_else(|| emitted.place_of("scan_type"), |rule| emitted.place(rule));
        findings.push(
            Diagnostic::new(
                &CODE,
                format!("while {} the filter `{filter}` of {frequency} is missing", emitted.state()),
            )
            .primary(place, "")
            .help("repair the template: write one `repository_filter` of type WILDCARD for each filter of the rule"),
        );
    }
}

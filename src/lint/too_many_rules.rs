#![doc = include_str!("too-many-rules.md")]

use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::limits::MAX_RULES;
use crate::terraform::scanning::Registry;

pub(super) static CODE: Code = page!(Error "L005" "too-many-rules");

/// Reports registries with more than two different rules.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for registry in &subject.registries {
        let known: Option<std::collections::BTreeSet<_>> = registry.rules().map(|rule| rule.rule()).collect();
        let count = known.map_or(0, |rules| rules.len());
        if count > MAX_RULES {
            findings.push(report(*registry, count));
        }
    }
}

fn report(registry: Registry<'_>, count: usize) -> Diagnostic {
    let address = &registry.resource.address;
    let message = format!("`{address}` has {count} rules, and AWS allows at most {}", MAX_RULES);
    let mut finding = Diagnostic::new(&CODE, message);
    let mut places: Vec<_> = registry.rules().map(|rule| &rule.block.place).collect();
    places.dedup();
    for (index, place) in places.into_iter().enumerate() {
        finding = if index == 0 { finding.primary(place.clone(), "") } else { finding.also(place.clone(), "") };
    }
    let help = "write one rule for each frequency, with all its filters; the plan does not show this, the apply fails";
    registry.called(None, finding.help(help))
}

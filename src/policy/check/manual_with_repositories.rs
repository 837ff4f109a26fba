#![doc = include_str!("manual-with-repositories.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::BasicFrequency;

pub(super) static CODE: Code = page!(Error "P016" "manual-with-repositories");

/// Reports repositories under `[basic]` that are to be scanned by hand: manual is what AWS does without a rule.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(basic) = &context.policy.document.basic else { return };
    let manual = basic.frequency.as_ref().filter(|frequency| frequency.value == BasicFrequency::Manual);
    let (Some(manual), Some(repositories)) = (manual, &basic.repositories) else { return };
    findings.push(
        Diagnostic::new(
            &CODE,
            "`frequency = \"manual\"` can't have `repositories`: a repository is manual when no rule matches it",
        )
        .primary(context.place(repositories.span), "not allowed here")
        .also(context.place(manual.span), "because of this")
        .help("remove `repositories`, or set `frequency = \"on-push\"`: every other repository is then manual"),
    );
}

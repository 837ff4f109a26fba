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
            "`frequency = \"manual\"` takes no `repositories`: it is what AWS does where no rule matches",
        )
        .primary(context.place(repositories.span), "not possible here")
        .also(context.place(manual.span), "because of this")
        .help(
            "remove `repositories`, or say `frequency = \"on-push\"`: every other repository is then scanned by hand",
        ),
    );
}

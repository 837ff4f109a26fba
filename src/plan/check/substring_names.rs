#![doc = include_str!("substring-names.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::lower::{LoweredEntry, LoweredPlan};
use crate::policy::ExactNames;
use crate::wildcard::{Pattern, find};

pub(super) static CODE: Code = page!(Warning "P020" "substring-names");

/// Reports that bare names are asked for, with a repository that one of them would catch as well.
pub(super) fn check(lowered: &LoweredPlan<'_>, findings: &mut Vec<Diagnostic>) {
    let asked = lowered.policy.document().module.exact_names.as_ref();
    let Some(asked) = asked.filter(|names| names.value == ExactNames::Substring) else { return };
    let Some(bare) = lowered.entries.iter().find(is_bare) else { return };
    let also = find(&[&[Pattern::filter(&bare.filter)]], std::slice::from_ref(&bare.entry.pattern)).exact().flatten();
    let also = also.unwrap_or_default();
    let message = format!("a filter without `*` is a substring match: `{}` also matches `{also}`", bare.filter);
    findings.push(
        Diagnostic::new(&CODE, message)
            .primary(lowered.policy.place(asked.span), "writes names without `*`")
            .also(lowered.policy.place(bare.entry.span), "for example this one")
            .witness(also)
            .help("remove `exact_names`: by default a `*` inside the name anchors both its ends"),
    );
}

/// Tells whether an entry's filter is its bare name. A name with adjacent separators never is one (ScanningRepositoryFilterValue).
fn is_bare(lowered: &&LoweredEntry<'_>) -> bool {
    lowered.entry.is_exact() && lowered.filter == lowered.entry.text
}

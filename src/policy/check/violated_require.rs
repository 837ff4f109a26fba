#![doc = include_str!("violated-require.md")]

use super::{Subject, could_not_tell};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::lower::filters;
use crate::policy::Entry;
use crate::policy::{ScanFrequency, While};
use crate::registry::ScanType;
use crate::wildcard::{Answer, Pattern, find};

pub(super) static CODE: Code = page!(Error "P022" "violated-require");

/// Proves every `[[require]]` against the filters as AWS gets them, for every possible name, and reports those that
/// some name violates.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for require in &subject.requires {
        let Some(at_least) = require.require.at_least.as_ref().map(|at_least| at_least.value) else { continue };
        let Some(wanted) = require.require.while_.as_ref().map(|while_| while_.value) else { continue };
        for state in states(subject, wanted) {
            for entry in &require.entries {
                findings.extend(violation(subject, entry, state, at_least));
            }
        }
    }
}

/// The states that a requirement speaks of and the registry can be in.
fn states(subject: &Subject<'_>, wanted: While) -> Vec<ScanType> {
    let enhanced = (wanted != While::Basic && subject.is_enhanced_possible()).then_some(ScanType::Enhanced);
    let basic = (wanted != While::Enhanced && subject.is_basic_possible()).then_some(ScanType::Basic);
    enhanced.into_iter().chain(basic).collect()
}

fn violation(subject: &Subject<'_>, entry: &Entry, state: ScanType, at_least: ScanFrequency) -> Option<Diagnostic> {
    let emitted = |frequency| emitted(subject, state, frequency);
    let (continuous, on_push) = (emitted(ScanFrequency::Continuous), emitted(ScanFrequency::OnPush));
    let enough: Vec<Pattern> = match at_least {
        ScanFrequency::Continuous => patterns(&continuous),
        ScanFrequency::OnPush => patterns(&continuous).into_iter().chain(patterns(&on_push)).collect(),
    };
    match find(&[std::slice::from_ref(&entry.pattern)], &enough) {
        Answer::Exact(None) => None,
        Answer::Exact(Some(name)) => Some(report(subject, entry, state, at_least, &name, &on_push)),
        Answer::TooHard { blame } => {
            let what = format!("whether `{}` holds for every name of `{}`", entry.rule, entry.text);
            Some(could_not_tell::report(subject.place(entry.span), &what, &blame))
        }
    }
}

fn report(
    subject: &Subject<'_>,
    entry: &Entry,
    state: ScanType,
    at_least: ScanFrequency,
    name: &str,
    on_push: &[(Entry, Pattern)],
) -> Diagnostic {
    let wanted = match at_least {
        ScanFrequency::Continuous => "continuously",
        ScanFrequency::OnPush => "on push at least",
    };
    let taker = on_push.iter().find(|(_, filter)| filter.matches(name)).map(|(taker, _)| taker);
    let what = match (taker, state) {
        (Some(_), _) => "is scanned on push only",
        (None, ScanType::Enhanced) => "is not scanned",
        (None, ScanType::Basic) => "is scanned by hand only",
    };
    let message = format!("`{}` is violated: while {} the repository `{name}` {what}", entry.rule, state.word());
    let diagnostic = Diagnostic::new(&CODE, message)
        .primary(subject.place(entry.span), format!("are to be scanned {wanted}"))
        .witness(name);
    let diagnostic = match taker.filter(|taker| taker.span != crate::source::Span::default()) {
        Some(taker) => diagnostic.also(subject.place(taker.span), format!("`{}` takes it", taker.rule)),
        None => diagnostic,
    };
    diagnostic.help("widen a rule until it takes every name that the requirement speaks of, or narrow the requirement")
}

fn patterns(rule: &[(Entry, Pattern)]) -> Vec<Pattern> {
    rule.iter().map(|(_, filter)| filter.clone()).collect()
}

/// The filters of a rule as AWS gets them, each with the entry it comes from.
fn emitted(subject: &Subject<'_>, state: ScanType, frequency: ScanFrequency) -> Vec<(Entry, Pattern)> {
    let lowered = filters(subject.rule(state, frequency), subject.how()).into_iter();
    lowered.map(|filter| (filter.first.clone(), Pattern::filter(&filter.text))).collect()
}

#![doc = include_str!("violated-require.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::lower::{LoweredPlan, LoweredRules};
use crate::policy::check::{Requirement, could_not_tell};
use crate::policy::{Entry, ScanFrequency, While};
use crate::registry::ScanType;
use crate::source::Span;
use crate::wildcard::{Answer, Budget, Pattern, find_in};

pub(super) static CODE: Code = page!(Error "P022" "violated-require");

/// The work for all requirements, in steps of about five nanoseconds: twice that of one question.
const WORK: usize = 260_000_000;

/// Proves every `[[require]]` against the filters as AWS gets them, for every possible name, and reports those that
/// some name violates. One that an entry could meet that was itself refused waits until that entry is corrected.
pub(super) fn check(lowered: &LoweredPlan<'_>, findings: &mut Vec<Diagnostic>) {
    let requirements = lowered.policy.entries().requirements();
    if requirements.is_empty() {
        return;
    }
    let budget = Budget::new(WORK);
    for rules in lowered.states() {
        let state = State::of(lowered, rules, &budget);
        for requirement in requirements {
            let Some(at_least) = requirement.at_least.filter(|_| speaks_of(requirement, rules.scan_type)) else {
                continue;
            };
            findings.extend(requirement.entries.iter().filter_map(|entry| state.violation(lowered, entry, at_least)));
        }
    }
}

/// Tells whether a requirement must hold in a state.
fn speaks_of(requirement: &Requirement, state: ScanType) -> bool {
    match requirement.while_ {
        Some(While::Always) => true,
        Some(While::Enhanced) => state == ScanType::Enhanced,
        Some(While::Basic) => state == ScanType::Basic,
        None => false,
    }
}

/// The filters of a state, and those that may be added to it, ready to be asked of any number of requirements.
struct State<'l> {
    rules: &'l LoweredRules<'l>,
    continuous: Vec<Pattern>,
    either: Vec<Pattern>,
    budget: &'l Budget,
}

impl<'l> State<'l> {
    fn of(lowered: &LoweredPlan<'_>, rules: &'l LoweredRules<'l>, budget: &'l Budget) -> Self {
        let possible = |at_least| lowered.policy.entries().possible(rules.scan_type, at_least);
        let continuous = [rules.continuous.patterns(), &possible(ScanFrequency::Continuous)].concat();
        let on_push = possible(ScanFrequency::OnPush);
        let either = [rules.continuous.patterns(), rules.on_push.patterns(), &on_push].concat();
        Self { rules, continuous, either, budget }
    }

    fn violation(&self, lowered: &LoweredPlan<'_>, entry: &Entry, at_least: ScanFrequency) -> Option<Diagnostic> {
        let enough = match at_least {
            ScanFrequency::Continuous => &self.continuous,
            ScanFrequency::OnPush => &self.either,
        };
        match find_in(self.budget, &[std::slice::from_ref(&entry.pattern)], enough) {
            Answer::Exact(None) => None,
            Answer::Exact(Some(name)) => Some(self.report(lowered, entry, at_least, &name)),
            Answer::TooHard { blame } => {
                let what = format!("whether `{}` holds for every name of `{}`", entry.rule, entry.text);
                Some(could_not_tell(lowered.policy.place(entry.span), &what, &blame))
            }
        }
    }

    fn report(&self, lowered: &LoweredPlan<'_>, entry: &Entry, at_least: ScanFrequency, name: &str) -> Diagnostic {
        let wanted = match at_least {
            ScanFrequency::Continuous => "continuously",
            ScanFrequency::OnPush => "at least on push",
        };
        let state = self.rules.scan_type;
        let taker = self.rules.on_push.taker(name).map(|(taker, _)| taker);
        let what = match (taker, state) {
            (Some(_), _) => "is scanned on push only",
            (None, ScanType::Enhanced) => "is not scanned",
            (None, ScanType::Basic) => "is scanned by hand only",
        };
        let message = format!("`{}` is violated: while {} the repository `{name}` {what}", entry.rule, state.as_str());
        let diagnostic = Diagnostic::new(&CODE, message)
            .primary(lowered.policy.place(entry.span), format!("must be scanned {wanted}"))
            .witness(name);
        let diagnostic = match taker.filter(|taker| taker.span != Span::default()) {
            Some(taker) => diagnostic.also(lowered.policy.place(taker.span), format!("`{}` matches it", taker.rule)),
            None => diagnostic,
        };
        let diagnostic = lowered.policy.also_extends(diagnostic);
        diagnostic.help("widen a rule until it matches every name of the requirement, or narrow the requirement")
    }
}

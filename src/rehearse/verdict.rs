//! Verdict on whether a configuration settles, from the results of its applies.

use serde::Serialize;

use super::apply::{Apply, Check};
use super::fake_aws::Kind;

/// Verdict of a rehearsal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Verdict {
    /// True if the plan was empty in the end, for every value that was switched to; `None` where the provider or the API
    /// refused, so that it can't be told.
    pub settles: Option<bool>,
    /// Number of applies after which the plan was empty: the most that a value took. `None` where it was not.
    pub applies_to_settle: Option<usize>,
    /// Number of applies after which everything is as it was, where that was seen.
    pub period: Option<usize>,
    /// Refusal in the end, with its words. Beside `settles: false` it is terraform's, which may not carry out
    /// its own plan: the configuration has locked itself up.
    pub refused: Option<Refused>,
}

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Refused {
    /// `api`, `provider`, or `terraform` itself.
    pub by: &'static str,
    /// Text of the error.
    pub message: String,
}

/// The applies of one value, and the plan after them.
pub(super) struct Round<'r> {
    pub(super) applies: &'r [Apply],
    pub(super) check: &'r Check,
}

impl Verdict {
    /// The verdict over the rounds of all values.
    pub(super) fn of(rounds: &[Round<'_>]) -> Self {
        let refused = rounds.iter().find_map(Round::refused);
        let never = |round: &&Round<'_>| round.is_drifting() || round.is_locked();
        let is_drifting = rounds.iter().any(|round| never(&round));
        let settles = if is_drifting { Some(false) } else { refused.is_none().then_some(true) };
        Self {
            settles,
            applies_to_settle: (settles == Some(true))
                .then(|| rounds.iter().map(Round::applies_to_settle).max().unwrap_or_default()),
            period: rounds.iter().filter(never).find_map(Round::period),
            refused: refused.filter(|_| !is_drifting || rounds.iter().any(Round::is_locked)),
        }
    }
}

impl Round<'_> {
    /// Tells whether a plan followed the last apply that is not empty, although nobody refused anything.
    fn is_drifting(&self) -> bool {
        let has_failed = self.applies.last().is_some_and(|apply| apply.error.is_some());
        !has_failed && self.check.error.is_none() && !self.check.actions.is_empty()
    }

    /// Tells whether terraform has something to do and refuses to do it: a tainted resource that must not be destroyed.
    fn is_locked(&self) -> bool {
        let has_plan = self.applies.last().is_some_and(|last| !last.actions.is_empty());
        has_plan && self.refused().is_some_and(|refused| refused.by == "terraform")
    }

    fn refused(&self) -> Option<Refused> {
        let last = self.applies.last()?;
        let message = last.error.clone().or_else(|| self.check.error.clone())?;
        let is_of_api = last.error.is_some() && last.calls.iter().any(|call| call.kind == Kind::Refused);
        let by = if is_of_api {
            "api"
        } else if is_of_resource(&message) {
            "provider"
        } else {
            "terraform"
        };
        Some(Refused { by, message })
    }

    /// The last apply that had something to do.
    fn applies_to_settle(&self) -> usize {
        self.applies.iter().rposition(|apply| !apply.actions.is_empty()).map_or(0, |last| last + 1)
    }

    /// Returns the number of applies that lead back to the state in which the last one ended.
    fn period(&self) -> Option<usize> {
        let (last, earlier) = self.applies.split_last()?;
        earlier.iter().rev().position(|apply| apply.is_where(last)).map(|before| before + 1)
    }
}

/// Tells whether an error begins with the address of a resource, as those of providers do.
pub(super) fn is_of_resource(message: &str) -> bool {
    let address = message.split(": ").next().unwrap_or_default();
    address.contains('.') && !address.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rehearse::apply::Variable;
    use crate::rehearse::terraform::Action;

    /// An apply that plans to do something to a resource, or nothing, and after which terraform remembers that.
    fn apply(does: &str, remembered: &str, error: Option<&str>) -> Apply {
        Apply {
            apply: 1,
            seconds: 0.0,
            variables: Vec::<Variable>::new(),
            actions: actions(does),
            error: error.map(str::to_owned),
            calls: Vec::new(),
            aws: None,
            regions: Vec::new(),
            remembered: remembered.to_owned(),
        }
    }

    fn actions(does: &str) -> Vec<Action> {
        let action = |word: &str| Action { address: "aws_x.y".to_owned(), action: word.to_owned() };
        does.split_whitespace().map(action).collect()
    }

    fn verdict(applies: &[Apply], after: &str) -> Verdict {
        let check = Check { after_apply: applies.len(), actions: actions(after), error: None, calls: Vec::new() };
        Verdict::of(&[Round { applies, check: &check }])
    }

    #[test]
    fn an_empty_plan_settles() {
        let settled = verdict(&[apply("create", "a", None), apply("", "a", None)], "");
        assert_eq!((settled.settles, settled.applies_to_settle, settled.period), (Some(true), Some(1), None));
        let repaired = verdict(&[apply("create", "a", Some("aws_x.y: no")), apply("replace", "b", None)], "");
        assert_eq!((repaired.settles, repaired.applies_to_settle), (Some(true), Some(2)));
    }

    #[test]
    fn a_cycle_has_the_length_of_its_way_back() {
        let states = ["a", "b", "c", "b"].map(|state| apply("update", state, None));
        let cycle = verdict(&states, "update");
        assert_eq!((cycle.settles, cycle.period), (Some(false), Some(2)));
        let unseen = verdict(&["a", "b", "c"].map(|state| apply("update", state, None)), "update");
        assert_eq!((unseen.settles, unseen.period), (Some(false), None));
    }

    #[test]
    fn what_is_refused_is_open_and_what_is_locked_is_not() {
        let by_provider = verdict(&[apply("create", "", Some("aws_x.y: no"))], "create");
        assert_eq!((by_provider.settles, by_provider.refused.map(|refused| refused.by)), (None, Some("provider")));
        let locked = ["a", "a"].map(|state| apply("replace", state, Some("Instance cannot be destroyed: no")));
        let locked = verdict(&locked, "replace");
        assert_eq!((locked.settles, locked.period), (Some(false), Some(1)));
        assert_eq!(locked.refused.map(|refused| refused.by), Some("terraform"));
    }
}

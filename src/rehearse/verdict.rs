//! Whether a configuration settles, from how its applies went.

use serde::Serialize;

use super::cloud::Kind;
use super::report::{Apply, Check};

/// What a rehearsal came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Whether the plan was empty in the end, for every value that was switched to; `None` where terraform, the provider
    /// or the API refused, so that it can't be told.
    pub settles: Option<bool>,
    /// After how many applies the plan was empty: the most that a value took. `None` where it was not.
    pub applies_to_settle: Option<usize>,
    /// After how many applies everything is as it was, where that was seen.
    pub period: Option<usize>,
    /// Who refused, and with which words.
    pub refused: Option<Refused>,
}

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// `api`, `provider`, or `terraform` itself.
    pub by: &'static str,
    /// What it said.
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
        let is_drifting = rounds.iter().any(Round::is_drifting);
        let settles = if is_drifting { Some(false) } else { refused.is_none().then_some(true) };
        Self {
            settles,
            applies_to_settle: (settles == Some(true))
                .then(|| rounds.iter().map(Round::applies_to_settle).max().unwrap_or_default()),
            period: rounds.iter().filter(|round| round.is_drifting()).find_map(Round::period),
            refused: refused.filter(|_| !is_drifting),
        }
    }
}

impl Round<'_> {
    /// Whether a plan followed the last apply that is not empty, although nobody refused anything.
    fn is_drifting(&self) -> bool {
        let has_failed = self.applies.last().is_some_and(|apply| apply.error.is_some());
        !has_failed && self.check.error.is_none() && !self.check.actions.is_empty()
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

    /// How many applies lead back to where the last one ended.
    fn period(&self) -> Option<usize> {
        let (last, earlier) = self.applies.split_last()?;
        earlier.iter().rev().position(|apply| apply.is_where(last)).map(|before| before + 1)
    }
}

/// Whether an error begins with the address of a resource, as those of providers do.
pub(super) fn is_of_resource(message: &str) -> bool {
    let address = message.split(": ").next().unwrap_or_default();
    address.contains('.') && !address.contains(' ')
}

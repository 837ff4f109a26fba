//! The tables that `scanwright gate` reads: what an image may not have to be released, and what somebody answers for.

use super::keyword::{Keyword, keyword};
use crate::date::Date;
use crate::source::{At, Span};

/// What an image may not have to be released.
#[derive(Debug, Clone, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(crate) struct Gate {
    /// Least severity of a finding that fails an image. A severity that AWS does not document always fails. Default `critical`.
    #[cfg_attr(test, schemars(extend("default" = "critical", "examples" = ["high"])))]
    pub fail_on: Option<At<FailOn>>,
    /// Only findings with a fixed version fail an image. A basic scan does not tell, so there every finding counts. Default `false`.
    #[cfg_attr(test, schemars(extend("default" = false, "examples" = [true])))]
    pub fixable: Option<At<bool>>,
    /// Judgement of findings without a severity: UNTRIAGED and UNDEFINED. Default `fail`.
    #[cfg_attr(test, schemars(extend("default" = "fail", "examples" = ["pass"])))]
    pub untriaged: Option<At<Untriaged>>,
}

/// A finding that somebody answers for until a day.
#[derive(Debug, Clone)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(crate) struct Accept {
    /// The place of the table's header.
    #[cfg_attr(test, schemars(skip))]
    pub span: Span,
    /// The vulnerability, as the scan names it.
    #[cfg_attr(test, schemars(required))]
    #[cfg_attr(test, schemars(extend("examples" = ["CVE-2026-1234"])))]
    pub id: Option<At<String>>,
    /// The last day on which the acceptance counts, in UTC; a date without quotes.
    #[cfg_attr(test, schemars(required))]
    #[cfg_attr(test, schemars(extend("examples" = ["2026-12-31"])))]
    pub until: Option<At<Date>>,
    /// The reason why an image may be released with it.
    #[cfg_attr(test, schemars(required))]
    #[cfg_attr(test, schemars(extend("examples" = ["the function is not linked"])))]
    pub reason: Option<At<String>>,
    /// Repositories in which it is accepted: exact names, or globs in which `*` stands for zero or more characters, `/` included; the prefix of `[registry]` goes before each. Default: every repository.
    #[cfg_attr(test, schemars(length(min = 1)))]
    #[cfg_attr(test, schemars(extend("examples" = [["api", "worker-*"]])))]
    pub repositories: Option<At<Vec<At<String>>>>,
    /// Packages in which it is accepted, as the scan names them. Default: every package.
    #[cfg_attr(test, schemars(length(min = 1)))]
    #[cfg_attr(test, schemars(extend("examples" = [["libssl3"]])))]
    pub packages: Option<At<Vec<At<String>>>>,
}

keyword! {
    /// Severity of a finding that a release may not have.
    FailOn {
        /// Only critical findings fail.
        Critical = "critical",
        /// High ones fail too.
        High = "high",
        /// Medium ones fail too.
        Medium = "medium",
        /// Low ones fail too.
        Low = "low",
    }
}

keyword! {
    /// Judgement of a finding that has no severity.
    Untriaged {
        /// It fails.
        Fail = "fail",
        /// It passes.
        Pass = "pass",
    }
}

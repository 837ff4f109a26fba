//! Reports: pure functions from results to each format, from one vocabulary of phrases.
//!
//! A [`Comparison`] and a [`Review`] are computed once in a run; each format reads them and computes nothing anew. Nothing here prints, and nothing
//! here knows of arguments.

mod acceptances;
pub(crate) mod added;
mod alert_changes;
pub(crate) mod alerts;
pub(crate) mod codes;
mod comparison;
mod cost;
pub(crate) mod coverage;
mod digest;
mod effect;
pub(crate) mod explanation;
mod export;
pub(crate) mod filters;
mod frequency_changes;
pub(crate) mod gate;
mod gate_terms;
mod github;
mod groups;
mod headline;
pub(crate) mod html;
pub(crate) mod human;
mod impact;
pub(crate) mod json;
mod line;
pub(crate) mod linted;
pub(crate) mod markdown;
pub(crate) mod migration;
mod names;
mod natural;
mod outdated;
mod phrases;
mod proof;
mod registry_change;
#[cfg(feature = "rehearse")]
pub(crate) mod rehearsal;
mod review;
pub(crate) mod simulation;
mod summary;
mod title;

pub(crate) use comparison::Comparison;
pub(crate) use export::Export;
pub(crate) use outdated::causes;
pub(crate) use review::{Against, Review};
pub(crate) use summary::summary;

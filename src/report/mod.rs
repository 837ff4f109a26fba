//! What commands tell, in every format: pure functions of what was worked out, from one vocabulary of phrases.
//!
//! A [`Review`] is computed once in a run; each format reads it and computes nothing anew. Nothing here prints, and nothing
//! here knows of arguments.

mod frequency_changes;
mod headline;
pub(crate) mod html;
pub(crate) mod human;
mod impact;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod migration;
mod names;
mod phrases;
mod proof;
mod registry_change;
pub(crate) mod rehearsal;
mod review;
pub(crate) mod simulation;
mod summary;

pub(crate) use review::Review;
pub(crate) use summary::summary;

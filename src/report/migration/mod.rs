//! A migration, for people and as JSON.

mod human;
mod json;

pub(crate) use human::text as human;
pub(crate) use json::document as json;

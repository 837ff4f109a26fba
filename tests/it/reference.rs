//! The pages of `docs/` that are generated are those that the program gives: the policy's tables and keys from its JSON
//! Schema, the codes from their pages, the commands from their help, the events of AWS from their data.
//!
//! `SCANWRIGHT_BLESS=1 cargo test reference::` writes them; without it they are compared.

mod codes;
mod commands;
mod events;
mod policy;
mod words;

use crate::harness::Tests;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    codes::tests().and(commands::tests()).and(events::tests()).and(policy::tests()).and(words::tests())
}

/// What every generated page says of itself, for whoever opens it to edit it.
fn notice(from: &str) -> String {
    format!("<!-- Generated from {from}. `SCANWRIGHT_BLESS=1 cargo test reference::` writes it anew. -->\n")
}

//! The pages of `docs/` that are generated are those that the program gives: the policy's tables and keys from its JSON
//! Schema, the codes from their pages, the commands from their help.
//!
//! `SCANWRIGHT_BLESS=1 cargo test reference::` writes them; without it they are compared.

mod codes;
mod commands;
mod policy;

use std::collections::BTreeMap;
use std::fs;

use crate::harness::Tests;
use crate::support::{difference, is_blessing, project};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    codes::tests().and(commands::tests()).and(policy::tests())
}

/// What every generated page says of itself, for whoever opens it to edit it.
fn notice(from: &str) -> String {
    format!("<!-- Generated from {from}. `SCANWRIGHT_BLESS=1 cargo test reference::` writes it anew. -->\n")
}

/// Compares a page with what it must be, or writes it.
fn fresh(path: &str, text: &str) {
    let file = project().join(path);
    if is_blessing() {
        fs::create_dir_all(file.parent().unwrap()).and_then(|()| fs::write(&file, text)).unwrap();
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    if let Some(difference) = difference(&found, text) {
        panic!("{path} is not fresh\n{difference}\n{}=1 writes it anew", crate::support::BLESS);
    }
}

/// Compares the files of a folder with what they must be, by name; there must be no other.
fn fresh_folder(folder: &str, pages: &BTreeMap<String, String>) {
    for (name, text) in pages {
        fresh(&format!("{folder}/{name}"), text);
    }
    for name in
        crate::support::module::files(&project().join(folder)).into_keys().filter(|name| !pages.contains_key(name))
    {
        assert!(is_blessing(), "{folder}/{name} is the page of nothing");
        fs::remove_file(project().join(folder).join(name)).unwrap();
    }
}

//! What `diff` and `review` say of acceptances that come, go or change their last day: no generated file holds them.

use crate::against::{commit, committed, diff, policy};
use crate::harness::{Tests, functions};
use crate::support::module::{POLICY, succeed};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(acceptances_that_come_go_or_last_longer_are_told)
}

fn acceptances_that_come_go_or_last_longer_are_told() {
    let accept = |id: &str, until: &str, more: &str| {
        format!("\n[[accept]]\nid = \"{id}\"\nuntil = {until}\nreason = \"not linked\"\n{more}")
    };
    let directory = committed(true);
    let before = [accept("A-1", "2026-06-30", ""), accept("A-2", "2026-06-30", ""), accept("A-3", "2026-06-30", "")];
    directory.write(POLICY, policy("prod-*") + &before.concat());
    commit(&directory);
    let after = [
        accept("A-1", "2026-12-31", ""),
        accept("A-2", "2026-01-31", ""),
        accept("A-4", "2026-06-30", "repositories = [\"api\"]\npackages = [\"libc6\"]\n"),
    ];
    directory.write(POLICY, policy("prod-*") + &after.concat());
    let said = diff(&directory, &["--against", "HEAD"]);
    let (_, list) = said.split_once("Accepted findings\n").unwrap_or_else(|| panic!("{said}"));
    assert!(
        list.starts_with(
            "  `A-1` is accepted longer, until 2026-12-31 instead of 2026-06-30: not linked\n  \
             `A-2` is accepted only until 2026-01-31 instead of 2026-06-30\n  \
             `A-4` is accepted in `api` for the packages `libc6` until 2026-06-30: not linked\n  \
             `A-3` is no longer accepted; it was until 2026-06-30\n"
        ),
        "{said}"
    );
    let document = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&succeed(&directory, &[&["--format", "json"], arguments].concat()).stdout).unwrap()
    };
    let json = document(&["diff", "--against", "HEAD"]);
    let changes = json["policies"][0]["acceptances"].as_array().unwrap();
    let told: Vec<_> =
        changes.iter().map(|one| (one["id"].as_str().unwrap(), one["change"].as_str().unwrap())).collect();
    assert_eq!(told, [("A-1", "extended"), ("A-2", "shortened"), ("A-4", "added"), ("A-3", "removed")]);
    assert_eq!(json["changed"], false, "no module says anything of acceptances");
    assert_eq!(
        document(&["review", "--against", "HEAD"])["against"]["change"]["policies"][0]["acceptances"],
        json["policies"][0]["acceptances"]
    );
    assert!(document(&["diff"])["policies"][0]["acceptances"].is_null(), "a module does not tell");
    assert_eq!(document(&["diff", "--against", "HEAD~1"])["policies"][0]["acceptances"].as_array().unwrap().len(), 3);
}

//! The tables of the action's inputs and outputs in `docs/ci.md` are those of `action.yml`.

use std::fs;
use std::sync::PoisonError;

use yaml_rust2::Yaml;

use super::yaml::load;
use crate::harness::{Tests, functions};
use crate::support::expected::expect_file;
use crate::support::{project, skip};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(the_tables_are_those_of_the_action)
}

/// A table of the guide, between two comments: what of `action.yml` it shows, and its columns.
const TABLES: &[(&str, &[&str])] = &[("inputs", &["default", "description"]), ("outputs", &["description"])];

fn the_tables_are_those_of_the_action() {
    let _held = super::PAGES.lock().unwrap_or_else(PoisonError::into_inner);
    let path = project().join("docs/ci.md");
    let page = fs::read_to_string(&path).unwrap();
    let Some(action) = load("action.yml") else {
        // The comments must be there all the same, so that a table can be written where an action comes.
        TABLES.iter().for_each(|(of, _)| assert!(between(&page, of).contains("| `"), "{of}"));
        skip("comparing the tables of docs/ci.md", "there is no action.yml");
        return;
    };
    let mut fresh = page.clone();
    for (of, columns) in TABLES {
        fresh = fresh.replace(between(&page, of), &table(&action[*of], of, columns));
    }
    expect_file(&path, &fresh);
}

/// What stands between the comments of a table.
fn between<'p>(page: &'p str, of: &str) -> &'p str {
    let after = page.split_once(&format!("<!-- {of} of action.yml -->\n")).expect("the table begins").1;
    after.split_once("<!-- end -->\n").expect("the table ends").0
}

fn table(entries: &Yaml, of: &str, columns: &[&str]) -> String {
    let heads = [&[of.trim_end_matches('s')], columns].concat();
    let mut table = format!("\n| {} |\n|{}\n", heads.join(" | "), "---|".repeat(heads.len()));
    for (name, entry) in entries.as_hash().unwrap() {
        let cells = columns.iter().map(|column| cell(column, &entry[*column]));
        let cells: Vec<String> = [format!("`{}`", name.as_str().unwrap())].into_iter().chain(cells).collect();
        table.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    table + "\n"
}

fn cell(column: &str, value: &Yaml) -> String {
    let text = match value {
        Yaml::Boolean(value) => value.to_string(),
        Yaml::Integer(value) => value.to_string(),
        other => {
            other.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
        }
    };
    if column == "default" && !text.is_empty() { format!("`{text}`") } else { text }
}

//! What the READMEs show is what the tool gives: every command of a `console` block is run, in a copy of what a fresh
//! clone has, and must print what stands below it, to the byte; every policy shown must give the module shown.
//!
//! `SCANWRIGHT_BLESS=1 cargo test` writes what the commands print into the READMEs.

use std::fs;
use std::path::PathBuf;

use crate::harness::{Tests, functions, values};
use crate::support::console::{Piece, fenced, pieces};
use crate::support::expected::expect_file;
use crate::support::module::{POLICY, all_examples, committed_files, generate, name_of, succeed};
use crate::support::session::Session;
use crate::support::{Directory, project};

/// A test of each README, and of what the project's says of all commands.
pub(crate) fn tests() -> Tests {
    values("readme", readmes(), prints_what_it_shows).and(functions!(
        the_policy_gives_the_module_that_is_shown_for_it,
        every_command_of_the_tool_is_in_the_table_and_no_other,
        it_is_read_in_a_few_minutes
    ))
}

/// Commands that are shown and not run here, and who runs them.
const NOT_RUN: &[(&str, &str)] =
    &[("cargo test", "this is one of the tests; `.ci/run` takes the command from the README")];

fn prints_what_it_shows(readme: PathBuf) {
    let text = fs::read_to_string(&readme).unwrap();
    let joined = pieces(&text).into_iter().map(|(Piece::Text(text) | Piece::Fenced(_, text))| text);
    assert_eq!(joined.collect::<String>(), text, "joined pieces are the text");
    let mut session = Session::new(clone(), NOT_RUN);
    expect_file(&readme, &pieces(&text).into_iter().map(|piece| session.play(piece)).collect::<String>());
}

fn the_policy_gives_the_module_that_is_shown_for_it() {
    let readme = fs::read_to_string(project().join("README.md")).unwrap();
    let (policies, modules) = (fenced(&readme, "toml"), fenced(&readme, "hcl"));
    assert!(!policies.is_empty() && policies.len() == modules.len(), "a module for each policy");
    for (policy, shown) in policies.iter().zip(&modules) {
        let directory = Directory::new();
        directory.write(POLICY, policy);
        let main = fs::read_to_string(generate(&directory).join("main.tf")).unwrap();
        assert!(main.contains(&format!("\n{shown}")), "not in main.tf:\n{shown}\nmain.tf:\n{main}");
    }
}

fn every_command_of_the_tool_is_in_the_table_and_no_other() {
    let help = succeed(&Directory::new(), &["--help"]).stdout;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands =
        commands.filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).filter(|word| !word.is_empty());
    let readme = fs::read_to_string(project().join("README.md")).unwrap();
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `scanwright ")?.split([' ', '`']).next());
    let mut commands: Vec<&str> = commands.filter(|command| *command != "help").collect();
    let mut rows: Vec<&str> = rows.collect();
    commands.sort_unstable();
    rows.sort_unstable();
    assert!(!rows.is_empty());
    assert_eq!(rows, commands);
}

fn it_is_read_in_a_few_minutes() {
    let lines = fs::read_to_string(project().join("README.md")).unwrap().lines().count();
    assert!(lines <= 150, "{lines} lines: what is more belongs into docs/");
}

/// The READMEs: the project's, and that of each example.
fn readmes() -> Vec<(String, PathBuf)> {
    let own = ("scanwright".to_owned(), project().join("README.md"));
    let of_example = |example: PathBuf| (name_of(&example).to_owned(), example.join("README.md"));
    [own].into_iter().chain(all_examples().into_iter().map(of_example)).collect()
}

/// What the commands of a README find: the examples as they are committed.
fn clone() -> Directory {
    let clone = Directory::new();
    for example in all_examples() {
        let name = example.strip_prefix(project()).unwrap().to_str().unwrap();
        committed_files(&example).into_iter().for_each(|(file, bytes)| clone.write(&format!("{name}/{file}"), bytes));
    }
    clone
}

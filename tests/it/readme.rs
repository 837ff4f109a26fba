//! What the READMEs show is what the tool gives: every command of a `console` block is run, in a copy of what a fresh
//! clone has, and must print what stands below it, to the byte; every policy shown must give the module shown.
//!
//! `SCANWRIGHT_BLESS=1 cargo test` writes what the commands print into the READMEs.

use std::fs;
use std::path::PathBuf;

use crate::harness::{Tests, functions};
use crate::support::console::{Piece, fenced, pieces};
use crate::support::module::{POLICY, examples, files, generate, succeed};
use crate::support::session::Session;
use crate::support::{Folder, difference, is_blessing, project};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        every_command_prints_what_is_shown,
        the_policy_gives_the_module_that_is_shown_for_it,
        every_command_of_the_tool_is_in_the_table_and_no_other,
        joined_pieces_are_the_text
    )
}

/// Commands that are shown and not run here, and who runs them.
const NOT_RUN: &[(&str, &str)] = &[
    ("cargo test", "this is one of the tests; `.ci/run` takes the command from the README"),
    ("cargo install --path . --locked", "it compiles for minutes what `.ci/run` compiles anyway"),
];

fn every_command_prints_what_is_shown() {
    for readme in readmes() {
        let shown = fs::read_to_string(&readme).unwrap();
        let mut session = Session::new(clone(), NOT_RUN);
        let played: String = pieces(&shown).into_iter().map(|piece| session.play(piece)).collect();
        if is_blessing() {
            fs::write(&readme, &played).unwrap();
        } else {
            let difference = difference(&shown, &played);
            assert!(difference.is_none(), "{}:\n{}", readme.display(), difference.unwrap_or_default());
        }
    }
}

fn the_policy_gives_the_module_that_is_shown_for_it() {
    let readme = fs::read_to_string(project().join("README.md")).unwrap();
    let (policies, modules) = (fenced(&readme, "toml"), fenced(&readme, "hcl"));
    assert!(!policies.is_empty() && policies.len() == modules.len(), "a module for each policy");
    for (policy, shown) in policies.iter().zip(&modules) {
        let folder = Folder::new();
        folder.write(POLICY, policy);
        let main = fs::read_to_string(generate(&folder).join("main.tf")).unwrap();
        assert!(main.contains(&format!("\n{shown}")), "not in main.tf:\n{shown}\nmain.tf:\n{main}");
    }
}

fn every_command_of_the_tool_is_in_the_table_and_no_other() {
    let help = succeed(&Folder::new(), &["--help"]).stdout;
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

/// The READMEs: the project's, and that of each example.
fn readmes() -> Vec<PathBuf> {
    let own = [project().join("README.md")];
    own.into_iter().chain(examples().into_iter().map(|example| example.join("README.md"))).collect()
}

/// What the commands of a README find: the examples as they are committed.
fn clone() -> Folder {
    let clone = Folder::new();
    for example in examples() {
        let name = example.strip_prefix(project()).unwrap().to_str().unwrap();
        clone.write(&format!("{name}/{POLICY}"), fs::read(example.join(POLICY)).unwrap());
        for (file, bytes) in files(&example.join("expected")) {
            clone.write(&format!("{name}/expected/{file}"), bytes);
        }
    }
    clone
}

fn joined_pieces_are_the_text() {
    for readme in readmes() {
        let text = fs::read_to_string(readme).unwrap();
        let joined = pieces(&text).into_iter().map(|(Piece::Text(text) | Piece::Fenced(_, text))| text);
        assert_eq!(joined.collect::<String>(), text);
    }
}

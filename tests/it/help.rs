//! `--help` teaches: every command has examples, they are laid out alike, and each of them does what it says.
//!
//! An example is a line that starts with `  scanwright`, or leads into one, below a comment. It runs in a fresh copy of
//! `tests/help/`, and ends with status 0, or with the one that its comment names.

use crate::harness::{Tests, functions};
use crate::support::Directory;
use crate::support::module::files;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        every_example_ends_as_it_says,
        every_help_has_examples_and_then_the_exit_statuses,
        the_manual_pages_have_the_examples_line_by_line
    )
}

/// What the examples find besides the directory: a commit, the module, and what other programs would print.
const SET_UP: &str = "\
export GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=Test GIT_AUTHOR_EMAIL=t@example.com GIT_COMMITTER_NAME=Test GIT_COMMITTER_EMAIL=t@example.com
set -e
git init -q -b main
scanwright generate -q . accounts/dev accounts/prod > /dev/null
git add . && git commit -q -m 'a step' && git update-ref refs/remotes/origin/main HEAD
sed -i.bak 's/prod-\\*/prod-*\", \"live-*/' scan-policy.toml accounts/prod/scan-policy.toml
chmod +x bin/*
echo '{\"scanningConfiguration\":{\"scanType\":\"BASIC\",\"rules\":[]}}' > live.json
";

/// What an example comes to, for a message.
struct Example {
    command: Vec<String>,
    comment: String,
    line: String,
}

fn every_example_ends_as_it_says() {
    let examples: Vec<Example> = commands().iter().flat_map(|command| examples(command)).collect();
    assert!(examples.len() > 40, "each command has some");
    let prepared = prepared();
    let faults: Vec<String> = examples.iter().filter_map(|example| fault(example, &prepared)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

fn every_help_has_examples_and_then_the_exit_statuses() {
    for command in commands() {
        let help = help(&command);
        let (_, after) = help.split_once("\nExamples:\n").unwrap_or_else(|| panic!("{command:?} has no examples"));
        assert!(after.contains("\n\nExit status:\n  0  "), "{command:?} does not say how it exits");
        let count = examples(&command).len();
        assert!((1..=4).contains(&count), "{command:?} has {count} examples");
        let widest = help.lines().skip_while(|line| *line != "Examples:").map(|line| line.chars().count()).max();
        assert!(widest <= Some(118), "{command:?} has a line of {widest:?} characters");
    }
}

fn the_manual_pages_have_the_examples_line_by_line() {
    let directory = Directory::new();
    for command in commands() {
        let words: Vec<&str> = ["man"].into_iter().chain(command.iter().map(String::as_str)).collect();
        let page = directory.scanwright(&words);
        assert!(page.status.success(), "{}", page.stderr);
        let page = page.stdout.replace("\\-", "-").replace("\\'", "'").replace("\\*(Aq", "'").replace("\\\\", "\\");
        for example in examples(&command) {
            assert!(page.lines().any(|line| line == example.line), "{command:?}: {}\n{page}", example.line);
        }
    }
    assert_eq!(directory.scanwright(["man", "no-such-command"]).status.code(), Some(1));
}

/// The directory that each example finds a copy of.
fn prepared() -> Directory {
    let directory = Directory::new();
    for (path, bytes) in files(&crate::support::project().join("tests/help")) {
        directory.write(&path, bytes);
    }
    let run = directory.shell(SET_UP);
    assert!(run.status.success(), "{}", run.stdout);
    directory
}

/// Runs an example; what is wrong with it.
fn fault(example: &Example, prepared: &Directory) -> Option<String> {
    let expected = match example.comment.split_once("(exit status ") {
        Some((_, status)) => status.trim_end_matches(')').parse().unwrap(),
        None => 0,
    };
    let directory = Directory::new();
    // A rehearsal starts terraform, for which tests/it/rehearsal.rs is there.
    let is_rehearsal = example.line.contains("scanwright rehearse") && !example.line.contains("--dry-run");
    let line = if is_rehearsal { format!("{} --dry-run", example.line) } else { example.line.clone() };
    let start = if line.contains("scanwright init") {
        "mkdir new && cd new && git init -q && cp ../scan-policy.toml base.toml\n"
    } else {
        ""
    };
    directory.write(".git/example.sh", format!("{start}{line}\n"));
    let shell = if line.contains("<(") { "bash" } else { "sh" };
    let run = directory
        .shell(&format!("cp -a {}/. . && PATH=$PWD/bin:$PATH {shell} .git/example.sh", prepared.path().display()));
    let status = run.status.code();
    (status != Some(expected)).then(|| {
        format!(
            "{:?}: {}\n  ends with {status:?} rather than {expected}:\n{}",
            example.command, example.line, run.stdout
        )
    })
}

/// The examples of a command's help; each stands below a comment.
fn examples(command: &[String]) -> Vec<Example> {
    let help = help(command);
    let Some((_, after)) = help.split_once("\nExamples:\n") else { return Vec::new() };
    let lines: Vec<&str> = after.lines().take_while(|line| line.starts_with("  ")).collect();
    let pairs = lines.chunks(2).map(|pair| match pair {
        [comment, line] if comment.starts_with("  # ") && line.contains("scanwright ") && !line.starts_with("  #") => {
            Example { command: command.to_vec(), comment: (*comment).to_owned(), line: (*line).to_owned() }
        }
        other => panic!("{command:?} has no comment, or no command, in {other:?}"),
    });
    pairs.collect()
}

/// Every command, the program itself and those below commands included.
pub(crate) fn commands() -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    let mut next = 0;
    while let Some(command) = all.get(next).cloned() {
        let help = help(&command);
        let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
        let names = lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
        for name in names.filter(|name| !name.is_empty() && *name != "help") {
            all.push(command.iter().cloned().chain([name.to_owned()]).collect());
        }
        next += 1;
    }
    all
}

fn help(command: &[String]) -> String {
    let run = Directory::new().scanwright(command.iter().map(String::as_str).chain(["--help"]));
    assert!(run.status.success(), "{}", run.stderr);
    run.stdout
}

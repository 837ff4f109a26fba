//! Help and findings in terminals of 60, 80 and 120 columns: no line is wider where words allow it, no word is broken or lost,
//! and marks stand below what they mark.

use std::slice;

use scanwright::testing::{Diagnostic, Text, compile_text, lint_directory, render_human, render_human_within};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::harness::{Tests, functions};
use crate::support::Directory;
use crate::support::module::files;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        help_fits_and_says_the_same,
        an_example_of_several_lines_is_the_same_command,
        findings_fit_and_say_the_same,
        marks_stand_below_what_they_mark,
        what_no_terminal_reads_is_not_broken
    )
}

const WIDTHS: [usize; 3] = [60, 80, 120];

/// Returns the lines that are wider, and could be broken: those with a space between words, behind the code of a finding or
/// the edge, but for the path of a place.
fn too_wide(text: &str, columns: usize) -> Vec<&str> {
    let is_wide = |line: &&str| line.width() > columns;
    let is_one_word =
        |line: &str| !line.rsplit("]: ").next().unwrap_or_default().trim_matches([' ', '|']).contains(' ');
    let is_place = |line: &str| ["--> ", "::: "].iter().any(|arrow| line.trim_start().starts_with(arrow));
    text.lines().filter(is_wide).filter(|line| !is_one_word(line) && !is_place(line)).collect()
}

fn help_of(command: &[String], flag: &str, columns: Option<usize>) -> String {
    let columns = columns.map_or(String::new(), |columns| format!("COLUMNS={columns} "));
    let run = Directory::new().shell(&format!("{columns}scanwright {} {flag}", command.join(" ")));
    assert!(run.status.success(), "{}", run.stdout);
    run.stdout
}

fn help_fits_and_says_the_same() {
    for command in super::help::commands() {
        for flag in ["-h", "--help"] {
            let unbroken = help_of(&command, flag, None);
            for columns in WIDTHS {
                let help = help_of(&command, flag, Some(columns));
                assert_eq!(too_wide(&help, columns), Vec::<&str>::new(), "{command:?} {flag} in {columns} columns");
                assert_eq!(words_of_help(&help), words_of_help(&unbroken), "{command:?} {flag} in {columns} columns");
            }
        }
    }
}

/// The words without what leads a comment, and what continues a command.
fn words_of_help(help: &str) -> Vec<&str> {
    help.split_whitespace().filter(|word| !matches!(*word, "\\" | "#")).collect()
}

fn an_example_of_several_lines_is_the_same_command() {
    for command in super::help::commands() {
        let unbroken = help_of(&command, "--help", None);
        let help = help_of(&command, "--help", Some(60)).replace(" \\\n    ", " ");
        let commands = |help: &str| -> Vec<String> {
            let (_, examples) = help.split_once("\nExamples:\n").unwrap();
            let lines = examples.lines().take_while(|line| line.starts_with("  "));
            lines.filter(|line| !line.starts_with("  #")).map(str::to_owned).collect()
        };
        assert_eq!(commands(&help), commands(&unbroken), "{command:?}");
    }
}

/// The findings of the refused policies, of all cases of `lint`, and of lines and remarks that are long.
fn findings() -> Vec<Diagnostic> {
    let project = crate::support::project();
    let mut all = lint_directory(&project.join("tests/lint")).expect("there is Terraform");
    for (name, bytes) in files(&project.join("tests/bad-policies")) {
        if name.ends_with(".toml") {
            all.extend(of_policy(&name, bytes));
        }
    }
    let entries: Vec<String> = (0..40).map(|at| format!("\"team-{at}/api\", \"漢字-{at}\", \"UPPER-{at}\"")).collect();
    let lists = ["continuous", "on-push"].map(|frequency| {
        format!(
            "[[scan]]\nname = \"{frequency}\"\nfrequency = \"{frequency}\"\nrepositories = [{}]\n",
            entries.join(", ")
        )
    });
    let long_key = "x".repeat(300);
    let policy = format!("version = 1\n{long_key} = 1\n[release]\nmode = \"always\"\n{}", lists.concat());
    all.extend(of_policy("long.toml", policy.into_bytes()));
    assert!(all.len() > 300, "{}", all.len());
    all
}

fn of_policy(name: &str, bytes: Vec<u8>) -> Vec<Diagnostic> {
    let text = Text { name: name.to_owned(), file_name: name.to_owned(), directory: "nowhere".into(), bytes };
    compile_text(text).err().map(Vec::from_iter).unwrap_or_default()
}

fn findings_fit_and_say_the_same() {
    for finding in findings() {
        let unbroken = shown(&finding, None);
        for columns in WIDTHS {
            let fitted = shown(&finding, Some(columns));
            assert_eq!(too_wide(&fitted, columns), Vec::<&str>::new(), "{columns} columns:\n{fitted}");
            assert_eq!(words_around_code(&fitted), words_around_code(&unbroken), "{columns} columns:\n{fitted}");
            let styled = render_human_within(slice::from_ref(&finding), true, Some(columns));
            assert_eq!(anstream::adapter::strip_str(&styled).to_string(), fitted, "{columns} columns");
        }
    }
}

fn shown(finding: &Diagnostic, columns: Option<usize>) -> String {
    render_human_within(slice::from_ref(finding), false, columns)
}

/// The words of messages, remarks and repairs, in their order: what is no mark, no edge and no line of the source.
fn words_around_code(shown: &str) -> Vec<&str> {
    let is_source = |line: &&str| {
        let number = line.split_once(" |").map_or("", |(number, _)| number);
        !number.trim().is_empty() && number.trim().bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_mark = |word: &&str| word.chars().all(|char| matches!(char, '^' | '-' | '|' | '_' | '.'));
    shown
        .lines()
        .filter(|line| !is_source(line))
        .flat_map(str::split_whitespace)
        .filter(|word| !is_mark(word))
        .collect()
}

fn marks_stand_below_what_they_mark() {
    let mut count = 0;
    for finding in findings() {
        let unbroken = marked(&shown(&finding, None));
        for columns in WIDTHS {
            let fitted = shown(&finding, Some(columns));
            let marked = marked(&fitted);
            assert_eq!(marked.len(), unbroken.len(), "{columns} columns:\n{fitted}");
            for (narrow, wide) in marked.iter().zip(&unbroken) {
                let part = narrow.trim_end_matches('.');
                assert!(wide.contains(part), "{narrow} is not {wide}:\n{fitted}");
                assert!(!narrow.trim().is_empty() || wide.trim().is_empty(), "{fitted}");
                count += 1;
            }
        }
    }
    assert!(count > 1000, "{count}");
}

/// The text above each run of `^`, in lines of a source with a line of marks right below.
fn marked(shown: &str) -> Vec<String> {
    let lines: Vec<&str> = shown.lines().collect();
    let mut all = Vec::new();
    for pair in lines.windows(2) {
        let gutter = pair[0].find('|').unwrap_or_default();
        let is_source = pair[0].trim_start().starts_with(|char: char| char.is_ascii_digit()) && gutter > 0;
        if !is_source || !pair[1].get(gutter..).is_some_and(|marks| marks.starts_with('|')) {
            continue;
        }
        let marks =
            pair[1].find('^').map(|start| (start, pair[1][start..].chars().take_while(|char| *char == '^').count()));
        let Some((start, length)) = marks else { continue };
        all.push(columns_of(pair[0], start, start + length));
    }
    all
}

/// The characters of a line that stand in some columns.
fn columns_of(line: &str, from: usize, to: usize) -> String {
    let mut column = 0;
    let mut within = String::new();
    for char in line.chars() {
        if (from..to).contains(&column) {
            within.push(char);
        }
        column += char.width().unwrap_or_default();
    }
    within
}

fn what_no_terminal_reads_is_not_broken() {
    let findings = findings();
    assert_eq!(render_human_within(&findings, false, None), render_human(&findings, false));
    let run = Directory::new().shell("scanwright --help; scanwright check no-such-policy.toml");
    let narrow = Directory::new().shell("export COLUMNS=0; scanwright --help; scanwright check no-such-policy.toml");
    assert_eq!(run.stdout, narrow.stdout, "no columns are no number of them");
    assert!(run.stdout.lines().any(|line| line.width() > 120), "{}", run.stdout);
}

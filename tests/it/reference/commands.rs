//! `docs/commands.md`: the help of every command, the formats of each, and the exit statuses.

use crate::harness::{Tests, functions};
use crate::support::expected::expect_file;
use crate::support::{Directory, project};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(the_command_reference_is_fresh)
}

/// The formats there are; which command has which is asked of the program.
const FORMATS: &[&str] = &["human", "json", "markdown", "github", "sarif", "html", "mermaid"];

fn the_command_reference_is_fresh() {
    let commands = subcommands(&[]);
    let mut page = include_str!("../../reference/commands.md").replacen(
        "{{ notice }}",
        super::notice("the `--help` of every command").trim_end(),
        1,
    );
    page = page.replace("{{ exit }}", &exit_statuses());
    page = page.replace("{{ table }}", &commands.iter().map(|command| row(command)).collect::<String>());
    page.push_str(&format!("\n## `scanwright`\n\n```text\n{}```\n", help(&[])));
    for command in &commands {
        page.push_str(&section(&[command]));
        for below in subcommands(&[command]) {
            page.push_str(&section(&[command, &below]));
        }
    }
    expect_file(&project().join("docs/commands.md"), &page);
}

fn section(command: &[&str]) -> String {
    format!("\n## `scanwright {}`\n\n```text\n{}```\n", command.join(" "), help(command))
}

/// A row of the table: the command, its first sentence and its formats.
fn row(command: &str) -> String {
    let help = help(&[command]);
    let about = help.lines().next().unwrap();
    let formats = formats(command);
    let formats = formats.iter().map(|format| format!("`{format}`")).collect::<Vec<_>>().join(", ");
    format!("| [`{command}`](#scanwright-{command}) | {about} | {formats} |\n")
}

/// The formats that a command does not refuse.
fn formats(command: &str) -> Vec<&'static str> {
    let refuses = |format: &&str| {
        // What it needs to get as far as its format: enough arguments of any kind.
        let needed: &[&str] = match command {
            "explain" | "rehearse" | "import" => &["x"],
            "coverage" => &["--repositories", "x"],
            "filter" => &["match", "x", "--name", "x"],
            "migrate" => &["--from", "x"],
            "completions" => &["bash"],
            _ => &[],
        };
        let run = Directory::new().scanwright([&[command], needed, &["--format", format]].concat());
        run.stderr.contains("this command does not support the format") || run.stderr.contains("invalid value")
    };
    FORMATS.iter().filter(|format| !refuses(format)).copied().collect()
}

/// The rows of the exit statuses, which every help ends with.
fn exit_statuses() -> String {
    let help = help(&[]);
    let (_, statuses) = help.split_once("Exit status:\n").unwrap();
    let mut rows: Vec<String> = Vec::new();
    for line in statuses.lines() {
        match (line.trim().split_once("  "), rows.last_mut()) {
            (Some((status, means)), _) if status.len() == 1 => rows.push(format!("| {status} | {means}")),
            (_, Some(row)) => row.push_str(&format!(" {}", line.trim())),
            (_, None) => panic!("the first line is a status: {line}"),
        }
    }
    rows.iter().map(|row| format!("{row} |\n")).collect()
}

/// The commands below a command.
fn subcommands(of: &[&str]) -> Vec<String> {
    let help = help(of);
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    names.filter(|name| !name.is_empty() && *name != "help").map(str::to_owned).collect()
}

/// What `--help` prints, without the blanks that clap leaves at the ends of lines.
fn help(command: &[&str]) -> String {
    let run = Directory::new().scanwright([command, &["--help"]].concat());
    assert!(run.status.success(), "{}", run.stderr);
    run.stdout.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

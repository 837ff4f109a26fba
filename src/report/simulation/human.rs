//! The verdict for people in a terminal: a line, and the cycle as a table apply by apply, no wider than 100 columns.

use super::report::Report;
use crate::diagnostic::human::printable;
use crate::simulate::{Action, Apply};

/// The columns of a line.
const WIDTH: usize = 100;

/// The begin of the third column.
const INDENT: usize = 18;

/// The whole answer. It may hold colours.
pub(crate) fn text(report: &Report) -> String {
    let style = match report.verdict.settles {
        Some(true) => anstyle::AnsiColor::Green.on_default().bold(),
        _ => anstyle::AnsiColor::Red.on_default().bold(),
    };
    let headline: Vec<String> = wrapped(&printable(&report.headline()), WIDTH);
    let mut text = format!("{style}{}{style:#}\n", headline.join("\n"));
    for remark in report.remarks() {
        text.push_str(&hanging("  - ", &printable(&remark)));
    }
    if !report.cycle().is_empty() {
        text.push_str(&table(report.cycle()));
    }
    text
}

fn table(cycle: &[Apply]) -> String {
    let head = format!("\n{:7}{:11}{}\n", "apply", "who", "what");
    let rows: String = cycle.iter().map(rows).collect();
    head + &rows + "\nthen apply 1 again, without end\n"
}

/// The lines of an apply: what Terraform does, what AWS does by itself, and what AWS is like then.
fn rows(apply: &Apply) -> String {
    let mut lines: Vec<(&str, String)> = Vec::new();
    if let Some(stack) = &apply.stack {
        lines.push(("state", printable(stack)));
    }
    for action in &apply.actions {
        lines.extend(told(action).into_iter().map(|line| ("Terraform", printable(&line))));
    }
    lines.extend(apply.by_itself.iter().map(|own| ("AWS", (*own).to_owned())));
    lines.push(("then", printable(&apply.aws.words())));
    let (mut rows, mut before) = (String::new(), "");
    for (index, (who, what)) in lines.iter().enumerate() {
        let number = if index == 0 { apply.apply.to_string() } else { String::new() };
        let shown = if *who == before { "" } else { who };
        before = who;
        rows.push_str(&hanging(&format!("{number:7}{shown:11}"), what));
    }
    rows
}

fn told(action: &Action) -> Vec<String> {
    let first = format!("{} {}", action.action.as_str(), action.address);
    let changes = action.changes.iter().map(|change| format!("  {change}"));
    [first].into_iter().chain(changes).collect()
}

/// A text behind a beginning; what does not fit the line goes on below it, as far in.
fn hanging(begin: &str, text: &str) -> String {
    let indent = begin.chars().count();
    let lines = wrapped(text, WIDTH.saturating_sub(indent.max(INDENT.min(indent))));
    let mut hanging = String::new();
    for (index, line) in lines.iter().enumerate() {
        let begin = if index == 0 { begin.to_owned() } else { " ".repeat(indent) };
        hanging.push_str(format!("{begin}{line}").trim_end());
        hanging.push('\n');
    }
    hanging
}

/// The text in lines of at most so many characters, broken at spaces, and within a word that is longer.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let inner = text.chars().take_while(|char| *char == ' ').count();
    let mut lines: Vec<String> = Vec::new();
    let mut line = " ".repeat(inner);
    for word in text.split_whitespace() {
        let mut word: Vec<char> = word.chars().collect();
        let length = line.chars().count();
        if length > inner && length + 1 + word.len() > width {
            lines.push(std::mem::replace(&mut line, " ".repeat(inner + 2)));
        } else if length > inner {
            line.push(' ');
        }
        while line.chars().count() + word.len() > width {
            let rest = word.split_off(width.saturating_sub(line.chars().count()).clamp(1, word.len()));
            line.extend(word);
            lines.push(std::mem::replace(&mut line, " ".repeat(inner + 2)));
            word = rest;
        }
        line.extend(word);
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_at_spaces_and_long_words_within() {
        assert_eq!(wrapped("one two three", 8), ["one two", "  three"]);
        assert_eq!(wrapped("abcdefghij", 4), ["abcd", "  ef", "  gh", "  ij"]);
        assert_eq!(wrapped("", 4), [""]);
        assert!(hanging(&" ".repeat(18), &"x".repeat(300)).lines().all(|line| line.len() <= WIDTH));
    }
}

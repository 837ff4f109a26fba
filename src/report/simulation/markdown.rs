//! The verdict as Markdown, for a comment on a pull request: a heading, the table, and the diagram.

use super::mermaid;
use super::report::Report;
use crate::diagnostic::markdown::text as escape;
use crate::simulate::{Action, Apply};

/// The whole answer.
pub(crate) fn text(report: &Report) -> String {
    let mut text = format!("## Simulation of {}\n\n", escape(&report.subject()));
    text.push_str(&format!("**{}**\n", words(&report.headline())));
    let remarks: String = report.remarks().iter().map(|remark| format!("- {}\n", words(remark))).collect();
    if !remarks.is_empty() {
        text.push_str(&format!("\n{remarks}"));
    }
    if !report.cycle().is_empty() {
        text.push_str(&table(report.cycle()));
    }
    text + &format!("\n```mermaid\n{}```\n", mermaid::diagram(report))
}

fn table(cycle: &[Apply]) -> String {
    let rows: String = cycle.iter().map(row).collect();
    format!(
        "\n| apply | Terraform | AWS by itself | then |\n|---|---|---|---|\n{rows}\nThen apply 1 again, without end.\n"
    )
}

fn row(apply: &Apply) -> String {
    let actions: Vec<String> = apply.actions.iter().map(told).collect();
    let stack = apply.stack.as_ref().map(|stack| format!(" ({})", escape(stack))).unwrap_or_default();
    let aws = apply.by_itself.join("<br>");
    format!("| {}{stack} | {} | {aws} | {} |\n", apply.apply, actions.join("<br>"), escape(&apply.aws.words()))
}

fn told(action: &Action) -> String {
    let changes: String = action.changes.iter().map(|change| format!("<br>{}", escape(change))).collect();
    format!("{} {}{changes}", action.action.as_str(), escape(&action.address))
}

/// Words with names in backticks, as messages have them.
fn words(text: &str) -> String {
    let pieces: Vec<String> = text.split('`').map(escape).collect();
    if pieces.len().is_multiple_of(2) {
        return escape(text);
    }
    let code = |(index, piece): (usize, &String)| match index % 2 {
        0 => piece.clone(),
        _ => format!("<code>{piece}</code>"),
    };
    pieces.iter().enumerate().map(code).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_leaves_its_cell() {
        assert_eq!(super::words("`a_b` is"), "<code>a\\_b</code> is");
        assert_eq!(super::words("a ` b"), "a \\` b");
        assert_eq!(crate::diagnostic::markdown::text("a|b\n`c`<img>@all"), "a\\|b \\`c\\`&lt;img&gt;&#64;all");
    }
}

//! The usage and what stands below the options in help, in the columns of a terminal. clap lays out the rest, and would break an example into
//! lines that no shell takes.

/// Continues a command on the next line.
const CONTINUED: &str = " \\\n    ";

/// Returns examples, exit statuses and remarks with lines of at most so many columns, where words allow it.
pub(super) fn laid_out(text: &str, columns: usize) -> String {
    paragraphs(text).iter().map(|paragraph| broken(paragraph, columns)).collect::<Vec<String>>().join("\n")
}

/// Returns a usage in several lines, without the word before it, where it is wider.
pub(super) fn usage(usage: &str, columns: usize) -> Option<String> {
    let head = "Usage: ";
    let line = usage.strip_prefix(head).filter(|line| head.len() + line.len() > columns && !line.contains('\n'))?;
    Some(filled(line.split(' '), columns.saturating_sub(2 * head.len())).join(&format!("\n{:1$}", "", 2 * head.len())))
}

/// The lines, with what continues an exit status joined to it.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("     "), paragraphs.last_mut()) {
            (Some(more), Some(paragraph)) if is_status(paragraph) => {
                paragraph.push(' ');
                paragraph.push_str(more);
            }
            _ => paragraphs.push(line.to_owned()),
        }
    }
    paragraphs
}

/// Tells whether a line says what an exit status means: `  3  findings`.
fn is_status(line: &str) -> bool {
    matches!(line.as_bytes(), [b' ', b' ', digit, b' ', b' ', ..] if digit.is_ascii_digit())
}

fn broken(line: &str, columns: usize) -> String {
    match line.strip_prefix("  ") {
        _ if line.len() <= columns => line.to_owned(),
        Some(comment) if comment.starts_with("# ") => {
            let lines = filled(comment.trim_start_matches("# ").split(' '), columns.saturating_sub("  # ".len()));
            format!("  # {}", lines.join("\n  # "))
        }
        Some(_) if is_status(line) => {
            let (head, meaning) = line.split_at_checked(5).unwrap_or((line, ""));
            format!("{head}{}", filled(meaning.split(' '), columns.saturating_sub(head.len())).join("\n     "))
        }
        Some(command) => {
            format!("  {}", filled(words(command), columns.saturating_sub(CONTINUED.len())).join(CONTINUED))
        }
        None => filled(line.split(' '), columns).join("\n"),
    }
}

/// Returns the words in lines that they fill.
fn filled<'t>(words: impl IntoIterator<Item = &'t str>, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Returns the words of a command, as a shell takes them.
fn words(command: &str) -> Vec<&str> {
    let mut quote = None;
    let is_between = |char: char| {
        match (quote, char) {
            (None, '\'' | '"') => quote = Some(char),
            (Some(open), _) if open == char => quote = None,
            _ => {}
        }
        quote.is_none() && char == ' '
    };
    command.split(is_between).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_goes_on_behind_a_backslash() {
        let text = "Examples:\n  # a comment that is rather long\n  scanwright filter match 'a b c d e' --name x\n\nExit status:\n  3  findings\n     of lint";
        assert_eq!(
            laid_out(text, 32),
            "Examples:\n  # a comment that is rather\n  # long\n  scanwright filter match \\\n    'a b c d e' --name x\n\nExit status:\n  3  findings of lint"
        );
    }
}

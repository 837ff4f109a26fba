//! Markdown that nothing in it can break, and that fits.

use crate::report::phrases::grouped;

/// The most that a text may be, and what is counted.
#[derive(Clone, Copy)]
pub(super) enum Limit {
    /// Characters, of which GitHub may count one beyond the basic plane as two.
    Characters(usize),
    Bytes(usize),
}

impl Limit {
    /// So many tenths of it.
    pub(super) fn tenths(self, tenths: usize) -> Self {
        self.with(|most| most * tenths / 10)
    }

    /// The rest of it beside a text.
    pub(super) fn without(self, text: &str) -> Self {
        self.with(|most| most.saturating_sub(self.size(text)))
    }

    fn with(self, change: impl FnOnce(usize) -> usize) -> Self {
        match self {
            Self::Characters(most) => Self::Characters(change(most)),
            Self::Bytes(most) => Self::Bytes(change(most)),
        }
    }

    pub(super) fn most(self) -> usize {
        match self {
            Self::Characters(most) | Self::Bytes(most) => most,
        }
    }

    fn size(self, text: &str) -> usize {
        match self {
            Self::Characters(_) => text.encode_utf16().count(),
            Self::Bytes(_) => text.len(),
        }
    }
}

/// A fence that no line of a text closes: longer than every run of backticks in it, and three at least.
pub(super) fn fence(text: &str) -> String {
    "`".repeat(text.split(|char| char != '`').map(str::len).max().unwrap_or_default().max(2) + 1)
}

/// A text in a fence.
pub(super) fn fenced(language: &str, text: &str) -> String {
    let fence = fence(text);
    format!("{fence}{language}\n{}\n{fence}\n", text.strip_suffix('\n').unwrap_or(text))
}

/// A text behind a line to click on.
pub(super) fn collapsed(summary: &str, text: &str) -> String {
    format!("<details>\n<summary>{summary}</summary>\n\n{text}\n</details>\n")
}

/// The room for closing what is open, and for saying what is left out.
const RESERVE: usize = 200;

/// The text, or as many of its first lines as fit; then what is open is closed, and what was left out is said, and which
/// command prints it.
pub(super) fn shortened(text: String, limit: Limit, what: &str, command: &str) -> String {
    if limit.size(&text) <= limit.most() {
        return text;
    }
    let (kept, left) = whole_lines(&text, limit.with(|most| most.saturating_sub(RESERVE)));
    let mut open = Open::default();
    kept.lines().for_each(|line| open.read(line));
    let (closed, count) = (open.closed(), grouped(left));
    format!("{kept}{closed}\n*{count} lines of {what} are left out here: `{command}` prints them.*\n")
}

/// The first lines of a text, as many as fit, and the count of the others.
pub(super) fn whole_lines(text: &str, limit: Limit) -> (&str, usize) {
    let (mut kept, mut room) = (0, limit.most());
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next_if(|line| limit.size(line) <= room) {
        room -= limit.size(line);
        kept += line.len();
    }
    (text.get(..kept).unwrap_or_default(), lines.count())
}

/// The fence and the folds that are open after some lines.
#[derive(Default)]
struct Open<'t> {
    fence: Option<&'t str>,
    folds: usize,
}

impl<'t> Open<'t> {
    fn read(&mut self, line: &'t str) {
        match (line, self.fence) {
            ("<details>", None) => self.folds += 1,
            ("</details>", None) => self.folds = self.folds.saturating_sub(1),
            _ => {}
        }
        let Some((run, rest)) = mark(line) else { return };
        match self.fence {
            None => self.fence = Some(run),
            Some(own) if rest.trim().is_empty() && run.starts_with(own) => self.fence = None,
            Some(_) => {}
        }
    }

    fn closed(&self) -> String {
        let fence = self.fence.map(|fence| format!("{fence}\n")).unwrap_or_default();
        fence + &"\n</details>\n".repeat(self.folds)
    }
}

/// The run of three or more backticks or tildes that a line begins with, indented by three spaces at most, and the rest.
fn mark(line: &str) -> Option<(&str, &str)> {
    let text = line.trim_start_matches(' ');
    let sign = text.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let rest = text.trim_start_matches(sign);
    let run = text.strip_suffix(rest).unwrap_or_default();
    (line.len() - text.len() <= 3 && run.len() >= 3).then_some((run, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_is_closed() {
        let text = format!(
            "<details>\n<summary>x</summary>\n\n````diff\n```\n{}````\n\n</details>\n",
            "+ a line\n".repeat(90)
        );
        let cut = shortened(text, Limit::Bytes(400), "the review", "scanwright review");
        assert!(cut.len() <= 400, "{cut}");
        assert!(
            cut.ends_with("+ a line\n````\n\n</details>\n\n*76 lines of the review are left out here: `scanwright review` prints them.*\n"),
            "{cut}"
        );
    }

    #[test]
    fn what_fits_stays() {
        assert_eq!(shortened("𝕏\n".to_owned(), Limit::Characters(3), "x", "y"), "𝕏\n");
        assert!(shortened("𝕏\n".to_owned(), Limit::Characters(2), "x", "y").contains("left out"));
    }
}

//! The steps for people.

use std::fmt::Write as _;

use crate::diagnostic::human::printable;
use crate::migrate::{Migration, Step};

/// The steps, and before them the file that was written.
pub(crate) fn text(migration: &Migration, is_written: bool) -> String {
    let mut text = String::new();
    match &migration.file {
        None => text.push_str(
            "nothing to do: the generated module is called, and nothing else configures the scanning of this registry\n",
        ),
        Some(file) if is_written => drop(writeln!(text, "+ {}", printable(&file.path))),
        Some(_) => {}
    }
    for (index, step) in migration.steps.iter().enumerate() {
        told(&mut text, index + 1, step);
    }
    for note in &migration.notes {
        let _ = write!(text, "\nnote: {}\n", printable(note));
    }
    text
}

fn told(text: &mut String, number: usize, step: &Step) {
    let _ = write!(text, "\n{number}. {}\n", printable(&step.what));
    for line in &step.lines {
        let _ = writeln!(text, "     {}", printable(line));
    }
    for expected in &step.expect {
        let _ = writeln!(text, "   - {}", printable(expected));
    }
    let _ = writeln!(text, "   undo: {}", printable(&step.undo));
}

//! Costs for people in a terminal.

use super::costs::Costs;
use super::table::{HEAD, rows};
use crate::cost::StateCost;

impl Costs {
    /// A table of each state, and the notes.
    pub(in crate::report) fn human(&self) -> String {
        let states: String = self.states.iter().map(|state| self.human_state(state)).collect();
        let notes: String = self.notes().iter().map(|note| format!("note: {note}\n")).collect();
        if notes.is_empty() { states } else { format!("{states}\n{notes}") }
    }

    fn human_state(&self, state: &StateCost) -> String {
        let rows = rows(self, state);
        let name = state.state.as_str();
        if rows.is_empty() {
            return format!("\ncost while {name}: 0.00 USD a month\n");
        }
        let lines: Vec<[String; 6]> = std::iter::once(HEAD.map(str::to_owned)).chain(rows).collect();
        let table: String = lines.iter().map(|line| self::line(line, &lines)).collect();
        format!("\ncost while {name}:\n{table}")
    }
}

/// A line whose numbers stand below each other.
fn line(cells: &[String; 6], lines: &[[String; 6]]) -> String {
    let mut text = String::new();
    for (column, cell) in cells.iter().enumerate() {
        let width = lines.iter().filter_map(|line| line.get(column)).map(String::len).max().unwrap_or_default();
        text.push_str(&if column == 0 { format!("{cell:width$}") } else { format!("  {cell:>width$}") });
    }
    text + "\n"
}

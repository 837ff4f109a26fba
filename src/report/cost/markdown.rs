//! Costs as Markdown.

use super::costs::Costs;
use super::table::{HEAD, rows};
use crate::cost::StateCost;
use crate::diagnostic::markdown;
use crate::report::phrases::capital;

impl Costs {
    /// A table of each state, and the notes as a list.
    pub(in crate::report) fn markdown(&self) -> String {
        let states: String = self.states.iter().map(|state| self.markdown_state(state)).collect();
        let notes: String =
            self.notes().iter().map(|note| format!("- {}\n", markdown::prose(&capital(note)))).collect();
        if notes.is_empty() { states } else { format!("{states}\n{notes}") }
    }

    fn markdown_state(&self, state: &StateCost) -> String {
        let rows = rows(self, state);
        let name = state.state.as_str();
        if rows.is_empty() {
            return format!("\n### Cost while {name}\n\n0.00 USD a month.\n");
        }
        let line = |cells: [String; 6]| format!("| {} |\n", cells.join(" | "));
        let head = line(HEAD.map(str::to_owned)) + "|---|---:|---:|---:|---:|---:|\n";
        let rows: String = rows.into_iter().map(line).collect();
        format!("\n### Cost while {name}\n\n{head}{rows}")
    }
}

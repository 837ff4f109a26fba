//! `scanwright man`: the manual page.

use super::Console;
use crate::exit::ExitStatus;

/// Print the manual page, in roff
#[derive(Debug, Default, clap::Args)]
pub struct ManArgs {}

/// Prints the page.
pub fn man(_: &ManArgs, console: &Console) -> ExitStatus {
    let mut page = Vec::new();
    if let Err(error) = clap_mangen::Man::new(crate::cli::describe()).render(&mut page) {
        console.error(&format!("the manual page can't be made: {error}"));
        return ExitStatus::Failed;
    }
    console.raw(&page);
    ExitStatus::Done
}

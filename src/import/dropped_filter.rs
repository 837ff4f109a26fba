#![doc = include_str!("dropped-filter.md")]

use super::live::Dropped;
use crate::diagnostic::{Code, Diagnostic, page, suggest};

pub(super) static CODE: Code = page!(Warning "A011" "dropped-filter");

/// The most filters that are named.
const SHOWN: usize = 5;

/// A filter that is left out, since it has no effect.
pub(super) fn report(dropped: &Dropped) -> Diagnostic {
    let help = match dropped.is_taken {
        true => "nothing changes; if these repositories are to be scanned on push alone, narrow the continuous entry",
        false => "nothing changes",
    };
    Diagnostic::new(&CODE, format!("`{}` is left out: {}", dropped.filter, why(dropped)))
        .primary(dropped.place.clone(), "")
        .help(help)
}

/// Why a filter has no effect.
pub(super) fn why(dropped: &Dropped) -> String {
    let by: Vec<&str> = dropped.by.iter().map(String::as_str).collect();
    let by = suggest::first_of(&by, SHOWN);
    match (dropped.is_taken, dropped.by.len()) {
        (true, 1) => format!("{by} scans all its names continuously, which wins over on push"),
        (true, _) => format!("{by} scan all its names continuously, which wins over on push"),
        (false, _) => format!("{by} of the same frequency matches all its names"),
    }
}

//! The columns in which a stream is read.

/// The fewest columns that anything is laid out for; a terminal with fewer breaks lines itself.
const LEAST: usize = 40;

/// Returns the columns of a stream: those of COLUMNS, else those of the terminal that it is; none where it is neither, so that what
/// is written into a file or a pipe is the same everywhere.
#[cfg(any(unix, windows))]
pub(crate) fn columns(stream: &impl Stream) -> Option<usize> {
    let of_terminal = || terminal_size::terminal_size_of(stream).map(|(width, _)| usize::from(width.0));
    of_environment().or_else(of_terminal).map(|columns| columns.max(LEAST))
}

#[cfg(not(any(unix, windows)))]
pub(crate) fn columns(_: &impl Sized) -> Option<usize> {
    of_environment().map(|columns| columns.max(LEAST))
}

#[cfg(unix)]
pub(crate) use std::os::fd::AsFd as Stream;
#[cfg(windows)]
pub(crate) use std::os::windows::io::AsHandle as Stream;

fn of_environment() -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok()?.trim().parse().ok()?;
    (columns > 0).then_some(columns)
}

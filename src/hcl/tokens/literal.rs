//! Finds where the literal text of strings and heredocs ends.
//!
//! All lengths are in bytes and fall between characters, since every text ends before or after
//! an ASCII character.

use super::token::name_length;

/// Length of the next piece of literal text at the start of `bytes`, inside a quoted string. A
/// piece ends before the closing quote, a template sequence, the end of the line or of the text,
/// and after each run of `$` or `%`, which takes part in no grapheme cluster with what follows.
pub(super) fn quoted_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(rest) = bytes.get(at..) {
        let plain = rest.iter().take_while(|byte| !is_special(**byte)).count();
        at += plain;
        match rest.get(plain..).unwrap_or_default() {
            [] | [b'"' | b'\n', ..] | [b'\r', b'\n', ..] => break,
            [b'\\', b'"' | b'\\', ..] => at += 2,
            run @ [b'$' | b'%', ..] => return at + marker_run_length(run),
            _ => at += 1,
        }
    }
    at
}

/// Tells whether a byte may end plain text in a quoted string.
fn is_special(byte: u8) -> bool {
    matches!(byte, b'"' | b'\\' | b'$' | b'%' | b'\n' | b'\r')
}

/// Length of the run of equal `$` or `%` at the start of `bytes`, as far as it is literal text:
/// before a brace, one of them starts a template sequence, several are an escape.
fn marker_run_length(bytes: &[u8]) -> usize {
    let first = bytes.first();
    let run = bytes.iter().take_while(|byte| Some(*byte) == first).count();
    match (bytes.get(run), run) {
        (Some(b'{'), 1) => 0,
        (Some(b'{'), _) => run + 1,
        _ => run,
    }
}

/// Length of the next piece of literal text at the start of `text`, inside a heredoc; pieces end
/// as those of strings do, but not at quotes or line ends.
pub(super) fn heredoc_length(text: &str, marker: &str, at_line_start: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut line_start = at_line_start;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        if line_start && heredoc_end(rest, marker).is_some() {
            break;
        }
        let plain = rest.iter().take_while(|byte| !matches!(byte, b'\n' | b'$' | b'%')).count();
        at += plain;
        line_start = true;
        match rest.get(plain..).unwrap_or_default() {
            [b'\n', ..] => at += 1,
            run => return at + marker_run_length(run),
        }
    }
    at
}

/// Length of the next piece of literal text at the start of `bytes`, in a template that is a whole text; pieces end as those
/// of heredocs do.
pub(super) fn bare_length(bytes: &[u8]) -> usize {
    let plain = bytes.iter().take_while(|byte| !matches!(byte, b'$' | b'%')).count();
    plain + marker_run_length(bytes.get(plain..).unwrap_or_default())
}

/// Length of the line at the start of `bytes` if it holds nothing but `marker` and blanks, without
/// its end.
pub(super) fn heredoc_end(bytes: &[u8], marker: &str) -> Option<usize> {
    let blanks = bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let rest = bytes.get(blanks..)?.strip_prefix(marker.as_bytes())?;
    let trailing = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    match rest.get(trailing..)? {
        [] | [b'\n', ..] | [b'\r', b'\n', ..] => Some(blanks + marker.len() + trailing),
        _ => None,
    }
}

/// The marker and the length of the heredoc introducer at the start of `text`, its line end
/// included, if there is one.
pub(super) fn heredoc_start(text: &str) -> Option<(&str, usize)> {
    let name = text.strip_prefix("<<")?;
    let name = name.strip_prefix('-').unwrap_or(name);
    let (marker, rest) = name.split_at_checked(name_length(name.as_bytes()))?;
    let end = match rest.as_bytes() {
        [b'\n', ..] => 1,
        [b'\r', b'\n', ..] => 2,
        _ => return None,
    };
    let starts_name = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80;
    marker.bytes().next().is_some_and(starts_name).then_some((marker, text.len() - rest.len() + end))
}

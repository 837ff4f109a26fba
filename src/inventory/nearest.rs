//! "Did you mean", among very many names.

/// The most edits between a name and what was meant by it; fewer in short names.
const MOST_EDITS: usize = 3;

/// The most probable of the names; see [`Inventory::nearest`](super::Inventory::nearest).
pub(super) fn find<'n>(name: &str, names: &'n [String]) -> Option<&'n str> {
    let names = || names.iter().map(String::as_str);
    let folded = folded(name);
    names()
        .find(|own| own.len() == folded.len() && self::folded(own) == folded)
        .or_else(|| fewest_edits(&folded, names()))
        .or_else(|| names().find(|own| is_part(&folded, own)))
}

fn folded(name: &str) -> String {
    name.trim().to_ascii_lowercase().replace('_', "-")
}

/// The first of the names with the fewest edits, up to a third of the letters of the name's longest part: what names
/// have in common, such as a team's prefix, makes them no more alike.
fn fewest_edits<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let longest = name.split('/').map(str::len).max().unwrap_or_default();
    let mut most = MOST_EDITS.min(longest / 3);
    let mut best = None;
    for own in names {
        if let Some(edits) =
            edits(name.as_bytes(), own.as_bytes(), most).filter(|&edits| best.is_none() || edits < most)
        {
            (best, most) = (Some(own), edits);
        }
    }
    best
}

/// One of the two is the other without its first parts.
fn is_part(name: &str, own: &str) -> bool {
    let ends = |whole: &str, end: &str| whole.strip_suffix(end).is_some_and(|start| start.ends_with('/'));
    !name.is_empty() && (ends(own, name) || ends(name, own))
}

/// The number of letters to put in, leave out or replace to make one of the other, if at most so many.
fn edits(one: &[u8], other: &[u8], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let same = one.iter().zip(other).take_while(|(left, right)| left == right).count();
    let (one, other) = (one.get(same..).unwrap_or_default(), other.get(same..).unwrap_or_default());
    let mut row: Vec<usize> = (1..=other.len()).collect();
    for (index, letter) in one.iter().enumerate() {
        let (mut diagonal, mut left) = (index, index + 1);
        for (cell, other) in row.iter_mut().zip(other) {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = *cell;
            *cell = replaced.min(diagonal + 1).min(left + 1);
            left = *cell;
        }
        if row.iter().chain([&(index + 1)]).all(|edits| *edits > most) {
            return None;
        }
    }
    Some(row.last().copied().unwrap_or(one.len())).filter(|edits| *edits <= most)
}

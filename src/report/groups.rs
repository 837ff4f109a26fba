//! Equal things of many policies, told once.

use super::phrases::grouped;

/// The most names of a group.
const SHOWN: usize = 10;

/// The things in their order, each once, with the names of all that have it.
pub(super) fn groups<N, T: PartialEq>(items: impl Iterator<Item = (N, T)>) -> Vec<(Vec<N>, T)> {
    let mut groups: Vec<(Vec<N>, T)> = Vec::new();
    for (name, item) in items {
        match groups.iter_mut().find(|(_, own)| *own == item) {
            Some((names, _)) => names.push(name),
            None => groups.push((vec![name], item)),
        }
    }
    groups
}

/// The remark beside the first of a group: `the same in 46 more policies: …`; nothing where it is alone.
pub(super) fn the_same_in(others: &[String]) -> Option<String> {
    let (first, rest) = others.split_first()?;
    Some(match rest.len() {
        0 => format!("the same in {first}"),
        _ => format!("the same in {} more policies: {}", grouped(others.len()), listed(others)),
    })
}

/// The first names of a list, and how many more there are.
pub(super) fn listed(names: &[String]) -> String {
    // One more costs no more room than saying that there is one more.
    let shown = if names.len() <= SHOWN + 1 { names.len() } else { SHOWN };
    let first: Vec<&str> = names.iter().take(shown).map(String::as_str).collect();
    format!("{}{}", first.join(", "), super::phrases::and_more(names.len(), shown))
}

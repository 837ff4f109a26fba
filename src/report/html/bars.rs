//! Two bars, before and after, each as wide as the inventory, and between them what goes where.

use serde::Serialize;

use super::sides::{Flows, Sides, class};
use crate::registry::Coverage;
use crate::report::phrases::{self, grouped};

/// The width of a bar. A segment is at least [`LEAST`] wide, so that one repository of many thousands shows.
const WIDTH: usize = 1000;
const LEAST: usize = 6;

/// A segment shows its number from this width on.
const LABELLED: usize = 80;

/// The picture, and the same in a sentence.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Bars {
    told: String,
    before: Vec<Segment>,
    after: Vec<Segment>,
    ribbons: Vec<Ribbon>,
}

/// A part of a bar. Places are percentages, so that text is never stretched.
#[derive(Debug, PartialEq, Serialize)]
struct Segment {
    class: &'static str,
    x: String,
    width: String,
    middle: String,
    count: String,
    is_labelled: bool,
}

/// The part of a segment that goes to a segment of the other bar.
#[derive(Debug, PartialEq, Serialize)]
struct Ribbon {
    class: &'static str,
    path: String,
}

/// The begin of a segment, its width, and the number that it stands for.
#[derive(Debug, Clone, Copy, Default)]
struct Extent {
    x: usize,
    width: usize,
    count: usize,
}

/// The bars of a state.
pub(super) fn of(sides: Sides<'_>, flows: &Flows) -> Bars {
    let before = extents(flows.map(|row| row.iter().sum()));
    let after = extents([0, 1, 2].map(|to| flows.iter().filter_map(|row| row.get(to)).sum()));
    let has_both = sides.before.is_some() && sides.after.is_some();
    Bars {
        told: told(sides, &before, &after),
        before: if sides.before.is_some() { segments(&before) } else { Vec::new() },
        after: if sides.after.is_some() { segments(&after) } else { Vec::new() },
        ribbons: if has_both { ribbons(flows, &before, &after) } else { Vec::new() },
    }
}

/// The segments from left to right, the most scanned first; by level, from least to most.
fn extents(counts: [usize; 3]) -> [Extent; 3] {
    let total = counts.iter().sum::<usize>().max(1);
    let mut widths = counts.map(|count| if count == 0 { 0 } else { (count * WIDTH / total).max(LEAST) });
    let used: usize = widths.iter().sum();
    // What rounding leaves or the small ones took is the largest one's.
    if let Some(largest) = widths.iter_mut().max() {
        *largest = if *largest == 0 { 0 } else { (*largest + WIDTH).saturating_sub(used) };
    }
    let [least, middle, most] = widths;
    let xs = [most + middle, most, 0];
    let mut extents = [Extent::default(); 3];
    for (extent, ((x, width), count)) in extents.iter_mut().zip(xs.into_iter().zip([least, middle, most]).zip(counts)) {
        *extent = Extent { x, width, count };
    }
    extents
}

fn segments(extents: &[Extent; 3]) -> Vec<Segment> {
    let filled = Coverage::ALL.into_iter().zip(extents).rev().filter(|(_, extent)| extent.count > 0);
    let segment = |(level, extent): (Coverage, &Extent)| Segment {
        class: class(level),
        x: percent(extent.x),
        width: percent(extent.width),
        middle: percent(extent.x + extent.width / 2),
        count: grouped(extent.count),
        is_labelled: extent.width >= LABELLED,
    };
    filled.map(segment).collect()
}

/// A tenth of a percent is a unit of the width.
fn percent(units: usize) -> String {
    format!("{}.{}%", units / 10, units % 10)
}

fn ribbons(flows: &Flows, before: &[Extent; 3], after: &[Extent; 3]) -> Vec<Ribbon> {
    let mut ribbons = Vec::new();
    let mut begun_after = [0; 3];
    for (from, row) in flows.iter().enumerate().rev() {
        let mut begun = 0;
        for (to, count) in row.iter().enumerate().rev().filter(|(_, count)| **count > 0) {
            let (Some(old), Some(new), Some(begun_new)) = (before.get(from), after.get(to), begun_after.get_mut(to))
            else {
                continue;
            };
            let class = match to.cmp(&from) {
                std::cmp::Ordering::Less => "loss",
                std::cmp::Ordering::Equal => "stays",
                std::cmp::Ordering::Greater => "gain",
            };
            ribbons.push(Ribbon { class, path: path(span(old, begun, *count), span(new, *begun_new, *count)) });
            begun += count;
            *begun_new += count;
        }
    }
    ribbons
}

/// The begin and end of the part of a segment that is so many, once so many have passed.
fn span(extent: &Extent, begun: usize, count: usize) -> [usize; 2] {
    let place = |passed: usize| extent.x + extent.width * passed / extent.count.max(1);
    [place(begun), place(begun + count)]
}

/// Draws an S from the upper edge to the lower one of a field of 40 units.
fn path([left, right]: [usize; 2], [new_left, new_right]: [usize; 2]) -> String {
    format!("M{left} 0C{left} 20 {new_left} 20 {new_left} 40H{new_right}C{new_right} 20 {right} 20 {right} 0Z")
}

fn told(sides: Sides<'_>, before: &[Extent; 3], after: &[Extent; 3]) -> String {
    let side = |extents: &[Extent; 3]| {
        let levels = Coverage::ALL.into_iter().zip(extents).rev().filter(|(_, extent)| extent.count > 0);
        let levels = levels
            .map(|(level, extent)| format!("{} {}", grouped(extent.count), phrases::coverage(level, sides.state)));
        levels.collect::<Vec<_>>().join(", ")
    };
    let before = sides.before.map(|_| format!("before: {}", side(before)));
    let after = sides.after.map(|_| format!("after: {}", side(after)));
    let told: Vec<String> = before.into_iter().chain(after).collect();
    format!("Repositories while {}, {}", sides.state.as_str(), told.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_always_full_and_shows_even_one() {
        for counts in [[1, 0, 99_999], [3, 3, 3], [0, 0, 5], [1, 1, 100_000], [333, 333, 334]] {
            let extents = extents(counts);
            assert_eq!(extents.iter().map(|extent| extent.width).sum::<usize>(), WIDTH, "{counts:?}");
            assert!(extents.iter().all(|extent| (extent.count > 0) == (extent.width >= LEAST)), "{counts:?}");
        }
    }

    #[test]
    fn an_empty_inventory_has_empty_bars() {
        assert!(segments(&extents([0; 3])).is_empty());
    }
}

//! Filters → the entries of a policy, which compiles them to the same filters.
//!
//! A filter that is the very one some name is compiled to becomes that name. But a policy lets entries go which other
//! *entries* cover (`check`, and `uncovered` of [`crate::plan::lower`]), and a name's filter matches a little more than the
//! name. So a name stays a glob where an entry covers the name and not the whole filter.

use std::cmp::Reverse;

use crate::import::registry_state::{Dropped, Entry, Meaning, State};
use crate::inventory::Inventory;
use crate::plan::lower::{collapse_stars, filter_text};
use crate::policy::Entry as Written;
use crate::policy::ExactNames;
use crate::registry::WrittenFilter;
use crate::registry::{Frequency, ScanType};
use crate::source::{At, Span};
use crate::wildcard::{Answer, Budget, Pattern, find_in, is_repository_name, is_subset_in, meets_in};

/// Steps of comparing the filters of a state with each other, about a second. What is not answered then is not known to be
/// covered, and stays.
const WORK: usize = 200_000_000;

/// A filter on its way to an entry.
struct Item<'f> {
    found: &'f WrittenFilter,
    frequency: Frequency,
    meaning: Meaning,
    entry: Written,
    /// The names that the filter matches.
    matched: Pattern,
}

/// The state that these filters make. With an inventory a filter that catches several repositories of it is no name.
pub(super) fn state<'f>(
    scan_type: ScanType,
    continuous: Vec<&'f WrittenFilter>,
    on_push: Vec<&'f WrittenFilter>,
    inventory: Option<&Inventory>,
) -> State {
    let items = |filters: Vec<&'f WrittenFilter>, frequency| -> Vec<Item<'f>> {
        filters.into_iter().map(|found| Item::new(found, frequency, inventory)).collect()
    };
    let (mut dropped, budget) = (Vec::new(), Budget::new(WORK));
    let continuous = uncovered(items(continuous, Frequency::ContinuousScan), &[], &mut dropped, &budget);
    let on_push = uncovered(items(on_push, Frequency::ScanOnPush), &continuous, &mut dropped, &budget);
    dropped.sort_by(|one, other| (one.frequency, &one.filter).cmp(&(other.frequency, &other.filter)));
    State { scan_type, continuous: entries(continuous), on_push: entries(on_push), dropped }
}

impl<'f> Item<'f> {
    fn new(found: &'f WrittenFilter, frequency: Frequency, inventory: Option<&Inventory>) -> Self {
        let filter = collapse_stars(&found.text);
        let matched = Pattern::filter(&filter);
        let (meaning, text) = if !filter.contains('*') {
            (Meaning::Contains, format!("*{filter}*"))
        } else if let Some(name) = name_of(&filter).filter(|name| is_alone(name, &matched, inventory)) {
            (Meaning::Name, name)
        } else {
            (Meaning::Glob, filter)
        };
        Self { found, frequency, meaning, entry: written(text), matched }
    }

    /// The same filter as a glob.
    fn become_glob(&mut self) {
        self.meaning = Meaning::Glob;
        self.entry = written(collapse_stars(&self.found.text));
    }

    fn dropped(&self, by: &[&Self], is_taken: bool) -> Dropped {
        let mut by: Vec<String> = by.iter().map(|item| item.found.text.clone()).collect();
        by.sort();
        let place = self.found.place.clone();
        Dropped { filter: self.found.text.clone(), frequency: self.frequency, by, is_taken, place }
    }
}

fn written(text: String) -> Written {
    Written::new(&"".into(), "", &At::new(text, Span::default()))
}

/// The name that is compiled to this very filter, if there is one. A single `*` before a separator, as in `p*-api`, is
/// what people write who mean every name between: that stays a glob, which matches the same.
fn name_of(filter: &str) -> Option<String> {
    const SEPARATORS: [char; 4] = ['-', '_', '.', '/'];
    if let Some((before, behind)) = filter.split_once('*')
        && behind.starts_with(SEPARATORS)
        && !before.ends_with(SEPARATORS)
    {
        return None;
    }
    let name = filter.replace('*', "");
    let is_it = is_repository_name(&name) && filter_text(&written(name.clone()), ExactNames::Anchored) == filter;
    is_it.then_some(name)
}

/// A filter catches that name of an inventory and nothing else.
fn is_alone(name: &str, matched: &Pattern, inventory: Option<&Inventory>) -> bool {
    let Some(inventory) = inventory else { return true };
    let mut caught = inventory.names().iter().filter(|other| matched.matches(other));
    caught.next().is_some_and(|only| only == name) && caught.next().is_none()
}

/// The items that have an effect, given what is scanned continuously. Where a name had to become a glob, which may cover
/// others, all are looked at again.
fn uncovered<'f>(
    mut items: Vec<Item<'f>>,
    continuous: &[Item<'f>],
    dropped: &mut Vec<Dropped>,
    budget: &Budget,
) -> Vec<Item<'f>> {
    // The shorter an entry, the wider it tends to be: those that stay come last.
    items.sort_by_cached_key(|item| Reverse((item.entry.text.len(), item.found.text.clone())));
    let mut is_settled = false;
    while !is_settled {
        is_settled = true;
        let mut index = 0;
        while let Some(item) = items.get(index) {
            match superfluous(item, index, (&items, continuous), budget) {
                None => index += 1,
                Some(Verdict::Drop(one)) => {
                    dropped.push(one);
                    items.remove(index);
                }
                Some(Verdict::KeepAsGlob) => {
                    items.iter_mut().skip(index).take(1).for_each(Item::become_glob);
                    is_settled = false;
                }
            }
        }
    }
    items
}

/// Verdict on an entry that a policy would let go.
enum Verdict {
    /// Nothing is lost with it.
    Drop(Dropped),
    /// It is a name, and its filter matches more than what covers the name.
    KeepAsGlob,
}

/// The verdict on an entry that a policy would let go or refuse; `None` for one that it takes. Beside it stand the items of its
/// frequency, and those that are scanned continuously.
fn superfluous(
    item: &Item<'_>,
    index: usize,
    (items, continuous): (&[Item<'_>], &[Item<'_>]),
    budget: &Budget,
) -> Option<Verdict> {
    if let Some(takers) = takers(&item.entry.pattern, continuous, budget) {
        let is_whole = item.meaning != Meaning::Name || is_filter_taken(item, continuous, budget);
        return Some(if is_whole { Verdict::Drop(item.dropped(&takers, true)) } else { Verdict::KeepAsGlob });
    }
    let globs = items.iter().enumerate().filter(|(other, glob)| *other != index && glob.meaning != Meaning::Name);
    let is_covering = |(other, glob): &(usize, &Item<'_>)| {
        let is_wider = || *other > index || is_within(&glob.entry.pattern, &item.entry.pattern, budget) == Some(false);
        is_within(&item.entry.pattern, &glob.entry.pattern, budget) == Some(true) && is_wider()
    };
    let covering: Vec<&Item<'_>> = globs.filter(is_covering).map(|(_, glob)| glob).collect();
    let whole = covering.iter().rev().find(|glob| is_within(&item.matched, &glob.matched, budget) == Some(true));
    let last = covering.last()?;
    Some(match whole {
        Some(glob) => Verdict::Drop(item.dropped(&[glob], false)),
        None if item.meaning == Meaning::Name => Verdict::KeepAsGlob,
        None => Verdict::Drop(item.dropped(&[last], false)),
    })
}

/// Tells whether a pattern covers another one; `None` where that is not known.
fn is_within(one: &Pattern, other: &Pattern, budget: &Budget) -> Option<bool> {
    is_subset_in(budget, one, other).exact()
}

/// The entries that between them take every name of a pattern.
fn takers<'i, 'f>(pattern: &Pattern, continuous: &'i [Item<'f>], budget: &Budget) -> Option<Vec<&'i Item<'f>>> {
    let takes = |taker: &&Item<'_>| is_within(pattern, &taker.entry.pattern, budget) == Some(true);
    if let Some(one) = continuous.iter().find(takes) {
        return Some(vec![one]);
    }
    let may_meet = |taker: &&Item<'_>| meets_in(budget, pattern, &taker.entry.pattern) != Answer::Exact(false);
    let meeting: Vec<&Item<'f>> = continuous.iter().filter(may_meet).collect();
    let patterns: Vec<Pattern> = meeting.iter().map(|taker| taker.entry.pattern.clone()).collect();
    (meeting.len() > 1 && is_covered(pattern, &patterns, budget)).then_some(meeting)
}

/// Continuous filters take every name of an item's filter.
fn is_filter_taken(item: &Item<'_>, continuous: &[Item<'_>], budget: &Budget) -> bool {
    let patterns: Vec<Pattern> = continuous.iter().map(|taker| taker.matched.clone()).collect();
    is_covered(&item.matched, &patterns, budget)
}

/// Tells whether patterns between them are known to cover another one.
fn is_covered(pattern: &Pattern, patterns: &[Pattern], budget: &Budget) -> bool {
    find_in(budget, &[std::slice::from_ref(pattern)], patterns) == Answer::Exact(None)
}

fn entries(items: Vec<Item<'_>>) -> Vec<Entry> {
    let entry =
        |item: Item<'_>| Entry { filter: item.found.text.clone(), text: item.entry.text, meaning: item.meaning };
    let mut entries: Vec<Entry> = items.into_iter().map(entry).collect();
    entries.sort_by(|one, other| one.text.cmp(&other.text));
    entries
}

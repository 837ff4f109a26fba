//! Functions over numbers.

use super::super::convert::Maybe;
use super::super::types::Type;
use super::super::val::{Val, Wrong};
use super::super::whole::Whole;
use super::{known, number};

/// The most elements of a range, as Terraform has it.
const LONGEST: usize = 1024;

pub(super) fn abs(given: &[Val]) -> Maybe {
    let [value] = given else { return Err(Wrong) };
    let value = known!(number(value)?);
    Ok(if value < Whole::from(0) { value.negated() } else { Some(value) }.map(Val::Number))
}

pub(super) fn floor(given: &[Val]) -> Maybe {
    let [value] = given else { return Err(Wrong) };
    Ok(number(value)?.map(Val::Number))
}

pub(super) fn max(given: &[Val]) -> Maybe {
    Ok(known!(numbers(given)?).into_iter().max().map(Val::Number))
}

pub(super) fn min(given: &[Val]) -> Maybe {
    Ok(known!(numbers(given)?).into_iter().min().map(Val::Number))
}

pub(super) fn sum(given: &[Val]) -> Maybe {
    let [list] = given else { return Err(Wrong) };
    if list.is_unknown() {
        return Ok(None);
    }
    let mut numbers = known!(numbers(list.items().ok_or(Wrong)?)?).into_iter();
    let Some(first) = numbers.next() else { return Err(Wrong) };
    Ok(numbers.try_fold(first, Whole::plus).map(Val::Number))
}

/// `range(limit)`, `range(start, limit)`, `range(start, limit, step)`.
pub(super) fn range(given: &[Val]) -> Maybe {
    let one = Whole::from(1);
    let (start, limit, step) = match known!(numbers(given)?).as_slice() {
        [limit] => (Whole::from(0), *limit, None),
        [start, limit] => (*start, *limit, None),
        [start, limit, step] => (*start, *limit, Some(*step)),
        _ => return Err(Wrong),
    };
    let is_down = limit < start;
    let step = match step {
        Some(step) => step,
        None if is_down => known!(one.negated()),
        None => one,
    };
    let zero = Whole::from(0);
    if step == zero || (step < zero) != is_down && start != limit {
        return Err(Wrong);
    }
    let (mut items, mut next) = (Vec::new(), start);
    while if is_down { next > limit } else { next < limit } {
        if items.len() >= LONGEST {
            return Err(Wrong);
        }
        items.push(Val::Number(next));
        next = known!(next.plus(step));
    }
    Ok(Some(Val::List(Type::Number.into(), items.into())))
}

/// All as numbers; `None` where one is unknown.
fn numbers(given: &[Val]) -> Result<Option<Vec<Whole>>, Wrong> {
    given.iter().map(number).collect()
}

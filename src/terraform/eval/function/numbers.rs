//! Functions over numbers.

use super::super::convert::Maybe;
use super::super::typed_value::{EvalError, TypedValue};
use super::super::types::Type;
use super::super::whole::Whole;
use super::argument::{known, number};

/// The most elements of a range, as Terraform has it.
const LONGEST: usize = 1024;

pub(super) fn abs(given: &[TypedValue]) -> Maybe {
    let [value] = given else { return Err(EvalError) };
    let value = known!(number(value)?);
    Ok(if value < Whole::from(0) { value.negated() } else { Some(value) }.map(TypedValue::Number))
}

pub(super) fn floor(given: &[TypedValue]) -> Maybe {
    let [value] = given else { return Err(EvalError) };
    Ok(number(value)?.map(TypedValue::Number))
}

pub(super) fn max(given: &[TypedValue]) -> Maybe {
    Ok(known!(numbers(given)?).into_iter().max().map(TypedValue::Number))
}

pub(super) fn min(given: &[TypedValue]) -> Maybe {
    Ok(known!(numbers(given)?).into_iter().min().map(TypedValue::Number))
}

pub(super) fn sum(given: &[TypedValue]) -> Maybe {
    let [list] = given else { return Err(EvalError) };
    if list.is_unknown() {
        return Ok(None);
    }
    let mut numbers = known!(numbers(list.items().ok_or(EvalError)?)?).into_iter();
    let Some(first) = numbers.next() else { return Err(EvalError) };
    Ok(numbers.try_fold(first, Whole::plus).map(TypedValue::Number))
}

/// `range(limit)`, `range(start, limit)`, `range(start, limit, step)`.
pub(super) fn range(given: &[TypedValue]) -> Maybe {
    let one = Whole::from(1);
    let (start, limit, step) = match known!(numbers(given)?).as_slice() {
        [limit] => (Whole::from(0), *limit, None),
        [start, limit] => (*start, *limit, None),
        [start, limit, step] => (*start, *limit, Some(*step)),
        _ => return Err(EvalError),
    };
    let is_down = limit < start;
    let step = match step {
        Some(step) => step,
        None if is_down => known!(one.negated()),
        None => one,
    };
    let zero = Whole::from(0);
    if step == zero || (step < zero) != is_down && start != limit {
        return Err(EvalError);
    }
    let (mut items, mut next) = (Vec::new(), start);
    while if is_down { next > limit } else { next < limit } {
        if items.len() >= LONGEST {
            return Err(EvalError);
        }
        items.push(TypedValue::Number(next));
        next = known!(next.plus(step));
    }
    Ok(Some(TypedValue::List(Type::Number.into(), items.into())))
}

/// All as numbers; `None` where one is unknown.
fn numbers(given: &[TypedValue]) -> Result<Option<Vec<Whole>>, EvalError> {
    given.iter().map(number).collect()
}

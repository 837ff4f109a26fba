//! CSV, as Go reads it: a first line of names, fields in quotes where they hold commas, quotes or ends of lines.

use std::rc::Rc;

use super::super::convert::Maybe;
use super::super::expression::is_normal;
use super::super::typed_value::{Entries, EvalError, TypedValue};
use super::super::types::Type;
use super::argument::{known, text};

/// `csvdecode`: an object for each line below the first.
pub(super) fn decode(given: &[TypedValue]) -> Maybe {
    let [value] = given else { return Err(EvalError) };
    let text = known!(text(value)?);
    if !is_normal(&text) || text.replace("\r\n", "\n").contains('\r') {
        return Ok(None);
    }
    let mut records = records(&text.replace("\r\n", "\n"))?.into_iter();
    let names = records.next().ok_or(EvalError)?;
    let mut rows = Vec::new();
    for record in records {
        let mut row = Entries::new();
        for (name, field) in names.iter().zip(&record) {
            row.insert(Rc::from(&**name), TypedValue::text(field));
        }
        if row.len() != names.len() || record.len() != names.len() {
            return Err(EvalError);
        }
        rows.push(TypedValue::Object(Rc::new(row)));
    }
    // Of a file without lines the type of the objects is not kept here.
    let Some(first) = rows.first() else { return Ok(None) };
    Ok(Some(TypedValue::List(Rc::new(Type::of(first)), Rc::new(rows))))
}

/// The fields of every line that is not empty.
fn records(text: &str) -> Result<Vec<Vec<String>>, EvalError> {
    let (mut records, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('\n') {
            rest = after;
            continue;
        }
        let mut record = Vec::new();
        loop {
            let (field, after) = field(rest)?;
            record.push(field);
            match after.strip_prefix(',') {
                Some(after) => rest = after,
                None => {
                    rest = after.strip_prefix('\n').unwrap_or(after);
                    break;
                }
            }
        }
        records.push(record);
    }
    Ok(records)
}

/// The first field of a text, and what follows it: a comma, the end of a line or nothing.
fn field(text: &str) -> Result<(String, &str), EvalError> {
    let Some(mut rest) = text.strip_prefix('"') else {
        let end = text.find([',', '\n']).unwrap_or(text.len());
        let (field, rest) = text.split_at_checked(end).ok_or(EvalError)?;
        return if field.contains('"') { Err(EvalError) } else { Ok((field.to_owned(), rest)) };
    };
    let mut field = String::new();
    loop {
        let (part, after) = rest.split_once('"').ok_or(EvalError)?;
        field.push_str(part);
        match after.strip_prefix('"') {
            Some(after) => {
                field.push('"');
                rest = after;
            }
            None if after.is_empty() || after.starts_with([',', '\n']) => return Ok((field, after)),
            None => return Err(EvalError),
        }
    }
}

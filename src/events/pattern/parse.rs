//! Pattern's text → its branches.
//!
//! As event-ruler's compiler for JSON does it: `$or` multiplies the branches, and a path that is tested twice keeps the
//! later test.

use super::condition_json;
use super::event_pattern::{Branch, Test};
use super::refusal::Refusal;
use crate::json::{self, Key, Kind, Value};
use crate::source::Span;

/// The most characters of a pattern, unless a greater quota was asked for.
pub const MOST_CHARACTERS: usize = 2048;

/// The most branches that are looked at. A pattern of 2,048 characters has a few dozen, unless it multiplies many `$or`.
const MOST_BRANCHES: usize = 1024;

/// The most brackets within each other: far more than a pattern can use, and few enough for the stack.
const MOST_DEPTH: usize = 100;

/// Keys that make a list behind `$or` one of conditions, so that `$or` is a field.
const RESERVED: &[&str] =
    &["exactly", "prefix", "suffix", "wildcard", "equals-ignore-case", "anything-but", "numeric", "exists", "cidr"];

pub(super) fn parse(text: &str) -> Result<Vec<Branch>, Refusal> {
    let root = json::document(text).map_err(|error| not_json(&error))?;
    if let Some(at) = root.deeper_than(MOST_DEPTH) {
        return Err(Refusal::at(Span { start: at, end: at + 1 }, "has too many brackets within each other"));
    }
    if root.kind() != Kind::Object {
        return Err(Refusal::at(root.span(), "is not an object"));
    }
    // First, so that what follows is about a short text.
    let length = compact_length(root);
    if length > MOST_CHARACTERS {
        return Err(too_long(root.span(), length));
    }
    let mut reader = Reader { branches: vec![Branch::default()], path: Vec::new() };
    reader.object(root)?;
    Ok(reader.branches)
}

fn too_long(span: Span, length: usize) -> Refusal {
    let reason = format!("has {length} characters, and AWS takes {MOST_CHARACTERS} unless a greater quota was granted");
    let help = "test fewer values: a `prefix` or a `wildcard` can stand for many names, and several rules can have the \
                same target";
    Refusal::at(span, reason).with_help(help)
}

/// Counts the characters that AWS gets: without the space between the parts, and with what `jsonencode` escapes (`<`, `>`
/// and `&`) as itself, which the provider sees to.
fn compact_length(root: Value<'_>) -> usize {
    let whole: Option<serde_json::Value> = root.decode().ok();
    whole.map_or(0, |whole| whole.to_string().chars().count())
}

pub(super) fn not_json(error: &json::Error) -> Refusal {
    Refusal::at(Span { start: error.at, end: error.at }, format!("is not JSON: {}", error.reason))
}

/// The branches so far, and the keys on the way to the present place.
struct Reader {
    branches: Vec<Branch>,
    path: Vec<String>,
}

impl Reader {
    fn object(&mut self, object: Value<'_>) -> Result<(), Refusal> {
        let entries = object.entries().map_err(|error| not_json(&error))?;
        if entries.is_empty() {
            return Err(Refusal::at(object.span(), format!("has an empty object{}", self.at_path())));
        }
        entries.into_iter().try_for_each(|(key, value)| self.entry(key, value))
    }

    fn entry(&mut self, key: Key<'_>, value: Value<'_>) -> Result<(), Refusal> {
        if let Some(choices) = choices(&key, value)? {
            return self.either(key.span, &choices);
        }
        let span = key.span;
        self.path.push(key.text.into_owned());
        match value.kind() {
            Kind::Object => self.object(value)?,
            Kind::List => self.test(span, value)?,
            _ => {
                let reason = format!("has a value that is not in an array at `{}`", self.path.join("."));
                let help = format!("AWS takes arrays of values alone: write `[{}]`", value.written());
                return Err(Refusal::at(value.span(), reason).with_help(help));
            }
        }
        self.path.pop();
        Ok(())
    }

    /// Adds a test to every branch.
    fn test(&mut self, key: Span, list: Value<'_>) -> Result<(), Refusal> {
        let path = self.path.join(".");
        let items = list.items().map_err(|error| not_json(&error))?;
        let conditions: Vec<_> = items
            .map(|item| condition_json::condition(item, &path).map(|condition| (condition, item.span())))
            .collect::<Result<_, _>>()?;
        if conditions.is_empty() {
            return Err(Refusal::at(list.span(), format!("has an empty array at `{path}`")));
        }
        for branch in &mut self.branches {
            branch.tests.retain(|test| test.path != path);
            branch.tests.push(Test { path: path.clone(), key, conditions: conditions.clone() });
        }
        Ok(())
    }

    /// Continues every branch with each of the choices of `$or`.
    fn either(&mut self, key: Span, choices: &[Value<'_>]) -> Result<(), Refusal> {
        let before = std::mem::take(&mut self.branches);
        let mut all = Vec::new();
        for choice in choices {
            self.branches.clone_from(&before);
            self.object(*choice)?;
            all.append(&mut self.branches);
            if all.len() > MOST_BRANCHES {
                let refusal = Refusal::at(key, format!("has more than {MOST_BRANCHES} combinations of `$or`"));
                return Err(Refusal { is_own: true, ..refusal });
            }
        }
        self.branches = all;
        Ok(())
    }

    fn at_path(&self) -> String {
        if self.path.is_empty() { String::new() } else { format!(" at `{}`", self.path.join(".")) }
    }
}

/// Returns what `$or` lists: two objects or more, none of them a condition. Everything else is a field of that name.
fn choices<'t>(key: &Key<'_>, value: Value<'t>) -> Result<Option<Vec<Value<'t>>>, Refusal> {
    if key.text != "$or" || value.kind() != Kind::List {
        return Ok(None);
    }
    let choices: Vec<Value<'t>> = value.items().map_err(|error| not_json(&error))?.collect();
    let is_choice = |choice: &Value<'t>| {
        let entries = choice.entries().unwrap_or_default();
        choice.kind() == Kind::Object && !entries.iter().any(|(key, _)| RESERVED.contains(&&*key.text))
    };
    Ok((choices.len() > 1 && choices.iter().all(is_choice)).then_some(choices))
}

//! YAML: the subset that every reader of it takes alike.
//!
//! Mappings with texts as keys, sequences, and scalars in quotes or on one line that are plainly a text, a whole number, a boolean
//! or null. Anchors, tags, block scalars, several documents, and words of which versions of YAML disagree (`yes`, `0o7`,
//! `1_000`, dates) are not evaluated.

use std::rc::Rc;

use yaml_rust2::Event;
use yaml_rust2::parser::{EventReceiver, Parser};
use yaml_rust2::scanner::TScalarStyle;

use super::super::convert::Maybe;
use super::super::expression::is_normal;
use super::super::typed_value::{Entries, EvalError, TypedValue};
use super::super::whole::Whole;
use super::argument::{known, text};

/// The deepest nesting.
const DEEPEST: usize = 64;

/// The largest document, in bytes.
const LARGEST: usize = 1 << 20;

/// Words that are booleans to some versions of YAML and texts to others, and those of floats.
const DISPUTED: &[&str] = &["y", "n", "yes", "no", "on", "off", "inf", "nan", "true", "false", "null", "infinity"];

/// `yamldecode`.
pub(super) fn decode(given: &[TypedValue]) -> Maybe {
    let [value] = given else { return Err(EvalError) };
    let text = known!(text(value)?);
    if text.len() > LARGEST || !is_normal(&text) || text.contains('\t') || is_too_deep(&text) {
        return Ok(None);
    }
    let mut events = Events::default();
    let is_read = Parser::new_from_str(&text).load(&mut events, true).is_ok();
    Ok(events.value.filter(|_| is_read && events.documents == 1 && !events.is_beyond))
}

/// Tells whether brackets or indentation may nest deeper than is read.
fn is_too_deep(text: &str) -> bool {
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '-', '?']).len();
    text.matches(['[', '{']).count() > 10_000 || text.lines().map(indent).max().unwrap_or_default() > 4 * DEEPEST
}

/// Values that are made of the events of a document.
#[derive(Default)]
struct Events {
    open: Vec<Collection>,
    value: Option<TypedValue>,
    documents: usize,
    /// True where something is not of the subset.
    is_beyond: bool,
}

enum Collection {
    List(Vec<TypedValue>),
    /// The entries, and the key that waits for its value.
    Map(Entries, Option<Rc<str>>),
}

impl EventReceiver for Events {
    fn on_event(&mut self, event: Event) {
        match event {
            Event::DocumentStart => self.documents += 1,
            Event::Scalar(text, style, 0, None) => match scalar(&text, style) {
                Some(value) => self.add(value),
                None => self.is_beyond = true,
            },
            Event::SequenceStart(0, None) => self.open.push(Collection::List(Vec::new())),
            Event::MappingStart(0, None) => self.open.push(Collection::Map(Entries::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Collection::List(items)) => self.add(TypedValue::tuple(items)),
                Some(Collection::Map(entries, None)) => self.add(TypedValue::Object(Rc::new(entries))),
                Some(Collection::Map(_, Some(_))) | None => self.is_beyond = true,
            },
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            _ => self.is_beyond = true,
        }
        self.is_beyond |= self.open.len() > DEEPEST;
    }
}

impl Events {
    fn add(&mut self, value: TypedValue) {
        match self.open.last_mut() {
            None => self.value = Some(value),
            Some(Collection::List(items)) => items.push(value),
            Some(Collection::Map(entries, key)) => match (key.take(), value) {
                (Some(name), value) => self.is_beyond |= entries.insert(name, value).is_some(),
                (None, TypedValue::Text(name)) if &*name != "<<" => *key = Some(name),
                (None, _) => self.is_beyond = true,
            },
        }
    }
}

/// The value of a scalar; `None` where it is not plainly one.
fn scalar(text: &str, style: TScalarStyle) -> Option<TypedValue> {
    match style {
        TScalarStyle::SingleQuoted | TScalarStyle::DoubleQuoted if !text.contains('\n') => Some(TypedValue::text(text)),
        TScalarStyle::Plain => plain(text),
        _ => None,
    }
}

fn plain(text: &str) -> Option<TypedValue> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_whole = digits == "0" || digits.starts_with(|char: char| ('1'..='9').contains(&char));
    match text {
        "" | "~" | "null" => Some(TypedValue::NULL),
        "true" => Some(TypedValue::Bool(true)),
        "false" => Some(TypedValue::Bool(false)),
        _ if is_whole && digits.bytes().all(|byte| byte.is_ascii_digit()) => Whole::parse(text).map(TypedValue::Number),
        _ => {
            let is_word = digits.starts_with(|char: char| char.is_ascii_alphabetic() || matches!(char, '/' | '_'));
            let is_disputed = DISPUTED.contains(&text.to_ascii_lowercase().as_str()) || text.contains('\n');
            (is_word && !is_disputed && text == text.trim()).then(|| TypedValue::text(text))
        }
    }
}

//! YAML → [`Node`], with CloudFormation's short forms of functions. It has no aliases and no merges, as CloudFormation has none.

use yaml_rust2::Event;
use yaml_rust2::parser::{MarkedEventReceiver, Parser, Tag};
use yaml_rust2::scanner::{Marker, TScalarStyle};

use super::node::{Node, Unreadable, Value};
use crate::source::Span;

/// The deepest nesting that is read.
const DEEPEST: usize = 64;

/// The most bytes of a template that CloudFormation takes (1 MB in S3).
const LARGEST: usize = 1 << 20;

/// Reads a template in YAML.
pub(super) fn read(text: &str) -> Result<Node, Unreadable> {
    let refused = |reason: &str, at| Err(Unreadable { reason: reason.to_owned(), at });
    if text.len() > LARGEST {
        return refused("it is larger than a template of CloudFormation may be", 0);
    }
    if let Some(at) = too_deep(text) {
        return refused("it nests too deep", at);
    }
    let mut events = Events { text, open: Vec::new(), root: None, documents: 0, refused: None };
    if let Err(error) = Parser::new_from_str(text).load(&mut events, true) {
        return Err(Unreadable { reason: error.info().to_owned(), at: byte_of(text, *error.marker()) });
    }
    match (events.refused, events.root) {
        (Some(refused), _) => Err(refused),
        (None, Some(root)) if events.documents == 1 => Ok(root),
        (None, _) => refused("it is not one document", 0),
    }
}

/// The place from which brackets or indentation may nest deeper than the parser's stack allows.
fn too_deep(text: &str) -> Option<usize> {
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '-', '?']).len();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if indent(line) > 8 * DEEPEST || line.matches(['[', '{']).count() > DEEPEST {
            return Some(at);
        }
        at += line.len();
    }
    (text.matches(['[', '{']).count() > 50_000).then_some(0)
}

/// Values that are made of the events of a document.
struct Events<'t> {
    text: &'t str,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    refused: Option<Unreadable>,
}

/// Collection whose end is still to come.
struct Open {
    entries: Entries,
    span: Span,
    tag: Option<Tag>,
}

enum Entries {
    List(Vec<Node>),
    /// The entries, and the key that waits for its value.
    Object(Vec<(String, Node)>, Option<String>),
}

impl MarkedEventReceiver for Events<'_> {
    fn on_event(&mut self, event: Event, mark: Marker) {
        let at = byte_of(self.text, mark);
        match event {
            Event::DocumentStart => self.documents += 1,
            Event::Scalar(text, style, 0, tag) => {
                let span = scalar_span(self.text, at, &text, style);
                let is_null = style == TScalarStyle::Plain && ["", "~", "null"].contains(&&*text);
                let value = if is_null && tag.is_none() { Value::Null } else { Value::Scalar(text) };
                self.add(tagged(Node { value, span }, tag));
            }
            Event::SequenceStart(0, tag) => self.open(Entries::List(Vec::new()), at, tag),
            Event::MappingStart(0, tag) => self.open(Entries::Object(Vec::new(), None), at, tag),
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::Alias(_) | Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..) => {
                self.refuse("CloudFormation takes no anchors and aliases", at);
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }
}

impl Events<'_> {
    fn refuse(&mut self, reason: &str, at: usize) {
        self.refused.get_or_insert_with(|| Unreadable { reason: reason.to_owned(), at });
    }

    fn open(&mut self, entries: Entries, at: usize, tag: Option<Tag>) {
        if self.open.len() >= DEEPEST {
            self.refuse("it nests too deep", at);
        }
        self.open.push(Open { entries, span: line_from(self.text, at), tag });
    }

    fn close(&mut self) {
        let Some(Open { entries, span, tag }) = self.open.pop() else { return };
        let value = match entries {
            Entries::List(items) => Value::List(items),
            Entries::Object(entries, _) => Value::Object(entries),
        };
        self.add(tagged(Node { value, span }, tag));
    }

    fn add(&mut self, node: Node) {
        let at = node.span.start;
        match self.open.last_mut().map(|open| &mut open.entries) {
            None => self.root = Some(node),
            Some(Entries::List(items)) => items.push(node),
            Some(Entries::Object(entries, key)) => match (key.take(), node.value) {
                (Some(name), value) if entries.iter().all(|(known, _)| *known != name) => {
                    entries.push((name, Node { value, span: node.span }));
                }
                (None, Value::Scalar(name)) if name != "<<" => *key = Some(name),
                _ => self.refuse("a key is there twice, or is no text", at),
            },
        }
    }
}

/// The value under a short form of a function; `!Ref` and `!Condition` have no `Fn::`.
fn tagged(node: Node, tag: Option<Tag>) -> Node {
    let Some(tag) = tag.filter(|tag| tag.handle == "!") else { return node };
    let name = match &*tag.suffix {
        own @ ("Ref" | "Condition") => own.to_owned(),
        other => format!("Fn::{other}"),
    };
    let span = node.span;
    Node { value: Value::Object(vec![(name, node)]), span }
}

/// The byte of a mark, whose line counts from one and whose column, in characters, from zero.
fn byte_of(text: &str, mark: Marker) -> usize {
    let lines = text.split_inclusive('\n').take(mark.line().saturating_sub(1));
    let start: usize = lines.map(str::len).sum();
    let line = text.get(start..).unwrap_or_default();
    start + line.char_indices().nth(mark.col()).map_or(line.len(), |(byte, _)| byte)
}

/// The written form of a scalar that starts at a byte.
fn scalar_span(text: &str, start: usize, value: &str, style: TScalarStyle) -> Span {
    let rest = text.get(start..).unwrap_or_default();
    let quoted = |quote: char| rest.get(1..).and_then(|rest| rest.find([quote, '\n'])).map(|end| start + end + 2);
    let end = match style {
        TScalarStyle::Plain if rest.starts_with(value) => Some(start + value.len()),
        TScalarStyle::SingleQuoted => quoted('\''),
        TScalarStyle::DoubleQuoted => quoted('"'),
        _ => None,
    };
    let line = line_from(text, start);
    Span { start, end: end.map_or(line.end, |end| end.min(line.end)) }
}

/// The rest of a line.
fn line_from(text: &str, start: usize) -> Span {
    let rest = text.get(start..).unwrap_or_default();
    Span { start, end: start + rest.lines().next().map_or(0, |line| line.trim_end().len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_the_functions_that_they_stand_for() {
        let text = "# ä\nA: !If [On, 'x', !Ref B]\nö:\n  - C: 1\n";
        let root = read(text).unwrap();
        let (name, argument) = root.get("A").unwrap().function().unwrap();
        let items = argument.items().unwrap();
        assert_eq!((name, items[0].text(), items[2].get("Ref").unwrap().text()), ("Fn::If", Some("On"), Some("B")));
        let written = |node: &Node| text[node.span.start..node.span.end].to_owned();
        assert_eq!(written(&items[1]), "'x'");
        assert_eq!(written(items[2].get("Ref").unwrap()), "B");
        let one = root.get("ö").unwrap().items().unwrap()[0].get("C").unwrap();
        assert_eq!((one.text(), written(one).as_str()), (Some("1"), "1"));
    }

    #[test]
    fn what_cloudformation_does_not_take_is_refused() {
        for bad in ["a: &x 1\nb: *x\n", "a: 1\na: 2\n", "a: [\n", "--- 1\n--- 2\n", "? [a]\n: 1\n", &"[".repeat(1000)] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}

//! JSON syntax to entries. An object's key may stand several times, each time for a block; serde_json limits the depth.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::entry::{Content, Entry, labels_of};
use crate::source::Span;

/// The entries of a file, whose blocks have their labels.
///
/// # Errors
/// What the parser says.
pub(super) fn read(text: &str) -> Result<Vec<Entry>, serde_json::Error> {
    // Only a whole value is read with a limit on the depth; passing over one has none.
    serde_json::from_str::<serde_json::Value>(text)?;
    let whole: &RawValue = serde_json::from_str(text)?;
    let (content, _) = content(text, whole)?;
    let entries = content.bodies().into_iter().flatten().cloned();
    Ok(entries.flat_map(with_labels).collect())
}

/// A block as native syntax has it: the objects between its type and its body are its labels. What is not nested so
/// deeply stays as it is. The blocks in it that matter have labels, too: `data` in `check`, `provisioner`, `backend`.
fn with_labels(entry: Entry) -> Vec<Entry> {
    let count = labels_of(&entry.name);
    let mut blocks = vec![entry];
    for _ in 0..count {
        blocks = blocks.iter().flat_map(one_label).collect();
    }
    let mut blocks: Vec<Entry> = blocks.into_iter().flat_map(each).collect();
    for block in &mut blocks {
        relabel(&mut block.content);
    }
    blocks
}

/// A list of bodies is a block for each.
fn each(block: Entry) -> Vec<Entry> {
    let Content::List(items) = block.content else { return vec![block] };
    let one = |(content, span)| Entry {
        name: block.name.clone(),
        labels: block.labels.clone(),
        header: block.header,
        span,
        content,
    };
    items.into_iter().map(one).collect()
}

fn one_label(block: &Entry) -> Vec<Entry> {
    let labelled = |inner: &Entry| Entry {
        name: block.name.clone(),
        labels: block.labels.iter().cloned().chain([inner.name.clone()]).collect(),
        header: inner.header,
        span: inner.span,
        content: inner.content.clone(),
    };
    block.inner().map(labelled).collect()
}

fn relabel(content: &mut Content) {
    match content {
        Content::Body(entries) => {
            let inner = std::mem::take(entries).into_iter();
            *entries =
                inner.flat_map(|entry| if entry.name == "data" { with_labels(entry) } else { vec![entry] }).collect();
        }
        Content::List(items) => items.iter_mut().for_each(|(item, _)| relabel(item)),
        Content::Text(_) | Content::Name(_) | Content::Other => {}
    }
}

fn content(text: &str, raw: &RawValue) -> Result<(Content, Span), serde_json::Error> {
    let start = (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let span = Span { start, end: start + raw.get().len() };
    let content = match raw.get().as_bytes().first() {
        Some(b'{') => {
            let Members(members) = serde_json::from_str(raw.get())?;
            let members = members.into_iter().filter(|(name, _)| name != "//");
            Content::Body(members.map(|(name, value)| entry(text, name, value)).collect::<Result<_, _>>()?)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(raw.get())?;
            Content::List(items.into_iter().map(|item| self::content(text, item)).collect::<Result<_, _>>()?)
        }
        Some(b'"') => {
            let value: String = serde_json::from_str(raw.get())?;
            if value.contains("${") || value.contains("%{") { Content::Other } else { Content::Text(value) }
        }
        _ => Content::Other,
    };
    Ok((content, span))
}

/// The place of a member is its value's first line: keys come without a place.
fn entry(text: &str, name: String, value: &RawValue) -> Result<Entry, serde_json::Error> {
    let (content, span) = content(text, value)?;
    let line = value.get().find('\n').unwrap_or(value.get().len());
    let header = Span { start: span.start, end: span.start + line };
    Ok(Entry { name, labels: Vec::new(), header, span, content })
}

/// The members of an object in order, repeated keys included.
struct Members<'j>(Vec<(String, &'j RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Members<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Each)
    }
}

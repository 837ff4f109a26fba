//! JSON documents: the pages of `aws ecr describe-repositories`, and what a `--query` leaves of them.
//!
//! Read with the places of all names, so that a name ECR refuses can be shown. A document is a page (an object with
//! `repositories`), a repository (an object with `repositoryName`), a name, or a list of these; several may follow each
//! other. All other keys are passed over, since AWS adds some from time to time.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::found::{Found, span_in};
use super::not_an_inventory;
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// How deep lists and pages may nest: a list of pages takes four levels.
const DEEPEST: usize = 8;

/// A page of repositories, or a repository.
#[derive(Deserialize)]
struct Object<'t> {
    #[serde(borrow)]
    repositories: Option<&'t RawValue>,
    #[serde(borrow, rename = "repositoryName")]
    name: Option<&'t RawValue>,
    #[serde(borrow, rename = "nextToken", alias = "NextToken")]
    next_token: Option<&'t RawValue>,
}

/// The names of a text that starts as JSON does.
pub(super) fn read(source: &Arc<Source>) -> Result<Found<'_>, Diagnostic> {
    let mut reader = Reader { source, found: Found::default() };
    for document in serde_json::Deserializer::from_str(source.text()).into_iter::<&RawValue>() {
        reader.value(document.map_err(|error| not_an_inventory::broken(source, &error))?, 0)?;
    }
    Ok(reader.found)
}

struct Reader<'t> {
    source: &'t Arc<Source>,
    found: Found<'t>,
}

impl<'t> Reader<'t> {
    fn value(&mut self, value: &'t RawValue, depth: usize) -> Result<(), Diagnostic> {
        match value.get().bytes().next() {
            Some(b'"') => self.name(value),
            Some(b'{') => self.object(value, depth),
            Some(b'[') if depth < DEEPEST => self.list(value, depth),
            _ => Err(self.misfit(value, "this is neither a name nor a repository")),
        }
    }

    fn list(&mut self, list: &'t RawValue, depth: usize) -> Result<(), Diagnostic> {
        for item in self.parsed::<Vec<&RawValue>>(list)? {
            self.value(item, depth + 1)?;
        }
        Ok(())
    }

    fn object(&mut self, object: &'t RawValue, depth: usize) -> Result<(), Diagnostic> {
        let parsed: Object<'t> = self.parsed(object)?;
        if let Some(repositories) = parsed.repositories {
            self.found.continued = parsed.next_token.map(|token| span_in(self.source.text(), token.get()));
            return match repositories.get().starts_with('[') && depth < DEEPEST {
                true => self.list(repositories, depth),
                false => Err(self.misfit(repositories, "`repositories` is a list")),
            };
        }
        match parsed.name {
            Some(name) if name.get().starts_with('"') => self.name(name),
            Some(name) => Err(self.misfit(name, "`repositoryName` is a text")),
            None => Err(self.misfit(object, "this object has neither `repositories` nor `repositoryName`")),
        }
    }

    fn name(&mut self, written: &'t RawValue) -> Result<(), Diagnostic> {
        let quoted = written.get();
        let plain = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let name = match plain.filter(|plain| !plain.contains('\\')) {
            Some(plain) => Cow::Borrowed(plain),
            None => Cow::Owned(self.parsed::<String>(written)?),
        };
        let span = span_in(self.source.text(), plain.unwrap_or(quoted));
        self.found.add(name, span);
        Ok(())
    }

    /// What a value is whose syntax is known to be right.
    fn parsed<T: Deserialize<'t>>(&self, value: &'t RawValue) -> Result<T, Diagnostic> {
        serde_json::from_str(value.get()).map_err(|error| self.misfit(value, &not_an_inventory::reason(&error)))
    }

    fn misfit(&self, value: &RawValue, what: &str) -> Diagnostic {
        not_an_inventory::misfit(self.source, span_in(self.source.text(), value.get()), what)
    }
}

//! JSON documents: the pages of `aws ecr describe-repositories`, and what a `--query` leaves of them.
//!
//! Read with the places of all names, so that a name ECR refuses can be shown. A document is a page (an object with
//! `repositories`), a repository (an object with `repositoryName`), a name, or a list of these; several may follow each
//! other. All other keys are passed over, since AWS adds some from time to time.

use std::sync::Arc;

use super::diagnostics;
use super::found::Found;
use crate::diagnostic::{Diagnostic, Findings};
use crate::json::{self, Kind, Value};
use crate::source::{Source, Span};

/// The deepest nesting of lists and pages: a list of pages takes four levels.
const DEEPEST: usize = 8;

/// The names of a text that starts as JSON does.
pub(super) fn read(source: &Arc<Source>) -> Result<Found<'_>, Findings> {
    let mut reader = Reader { source, found: Found::default() };
    for document in json::documents(source.text()) {
        reader.value(document.map_err(|error| diagnostics::broken(source, &error))?, 0)?;
    }
    Ok(reader.found)
}

struct Reader<'t> {
    source: &'t Arc<Source>,
    found: Found<'t>,
}

impl<'t> Reader<'t> {
    fn value(&mut self, value: Value<'t>, depth: usize) -> Result<(), Findings> {
        match value.kind() {
            Kind::String => self.name(value),
            Kind::Object => self.object(value, depth),
            Kind::List if depth < DEEPEST => self.list(value, depth),
            _ => {
                Err(self.misfit(value, "this is neither a repository name nor an object with `repositoryName`").into())
            }
        }
    }

    fn list(&mut self, list: Value<'t>, depth: usize) -> Result<(), Findings> {
        for item in list.items().map_err(|error| self.misfit(list, &error.reason))? {
            self.value(item, depth + 1)?;
        }
        Ok(())
    }

    fn object(&mut self, object: Value<'t>, depth: usize) -> Result<(), Findings> {
        let fields = object.fields(["repositories", "repositoryName", "nextToken", "NextToken"]);
        let [repositories, name, token, cli_token] = fields.map_err(|error| self.misfit(object, &error.reason))?;
        if let Some(repositories) = repositories {
            self.found.continued = token.or(cli_token).map(Value::span);
            return match repositories.kind() == Kind::List && depth < DEEPEST {
                true => self.list(repositories, depth),
                false => Err(self.misfit(repositories, "`repositories` must be a list").into()),
            };
        }
        match name {
            Some(name) if name.kind() == Kind::String => self.name(name),
            Some(name) => Err(self.misfit(name, "`repositoryName` must be a string").into()),
            None => Err(self.misfit(object, "this object must have `repositories` or `repositoryName`").into()),
        }
    }

    fn name(&mut self, written: Value<'t>) -> Result<(), Findings> {
        let name = written.string().map_err(|error| self.misfit(written, &error.reason))?;
        let Span { start, end } = written.span();
        self.found.add(name, Span { start: start + 1, end: end - 1 });
        Ok(())
    }

    fn misfit(&self, value: Value<'_>, what: &str) -> Diagnostic {
        diagnostics::misfit(self.source, value.span(), what)
    }
}

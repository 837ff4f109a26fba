//! Functions that read files of the configuration.
//!
//! **Invariant:** nothing is read but regular files of at most [`LARGEST`] bytes whose real path lies below the directory, or below
//! that of a module that it calls. Whatever else a path leads to is unknown.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use super::super::evaluator::Evaluator;
use super::super::expression::is_normal;
use super::super::names::Names;
use super::super::scope::Scope;
use super::super::typed_value::{Entries, EvalError, Outcome, TypedValue};
use super::argument::text;
use super::{fileset, plain_name};
use crate::hcl::{self, Call, Expression};
use crate::paths;
use crate::reading;
use crate::source::Source;

/// The largest file that is read.
const LARGEST: u64 = 1 << 20;

/// The beginnings of files that stand for others: encrypted ones, and pointers of Git LFS.
const STAND_INS: &[&str] = &["version https://git-lfs", "$ANSIBLE_VAULT;", "-----BEGIN AGE", "-----BEGIN PGP"];

impl<'f> Evaluator<'f> {
    /// Evaluates a function that reads files. `None` where it is none of them.
    pub(super) fn of_files(
        &self,
        whole: &Expression,
        call: &Call,
        arguments: &[TypedValue],
        scope: Scope<'_, 'f>,
    ) -> Result<Option<TypedValue>, EvalError> {
        let unknown = || self.unknown(whole, scope);
        let name = plain_name(&call.name);
        let (path, rest) = match (name, arguments) {
            ("file" | "fileexists" | "fileset" | "templatefile", [path, rest @ ..]) => (text(path)?, rest),
            _ => return Ok(None),
        };
        let Some(path) = path.as_deref().and_then(|path| self.below(path)) else { return Ok(Some(unknown())) };
        let value = match (name, rest) {
            ("fileexists", []) => Some(TypedValue::Bool(path.is_file())),
            ("file", []) => self.text_of(&path)?.filter(|text| is_normal(text)).map(TypedValue::text),
            ("fileset", [pattern]) => text(pattern)?.and_then(|pattern| fileset::fileset(&path, &pattern)),
            ("templatefile", [variables]) if !scope.is_closed => self.template_file(&path, variables, scope)?,
            _ => return Err(EvalError),
        };
        Ok(Some(value.unwrap_or_else(unknown)))
    }

    /// The real path that a path leads to from where Terraform is run, if it may be read.
    fn below(&self, path: &str) -> Option<PathBuf> {
        let root = self.directory.real.first()?;
        let is_relative = !path.starts_with(['/', '~', '\\']) && Path::new(path).is_relative();
        let real = is_relative.then(|| paths::real(&root.join(path)))?;
        self.directory.real.iter().any(|directory| real.starts_with(directory)).then_some(real)
    }

    /// The text of a file; `None` where it can't be told.
    fn text_of(&self, path: &Path) -> Result<Option<String>, EvalError> {
        if !path.is_file() {
            return Err(EvalError);
        }
        let Ok(bytes) = reading::found(path, LARGEST) else { return Ok(None) };
        if !self.budget.take_steps(bytes.len() / 64) {
            return Ok(None);
        }
        let text = String::from_utf8(bytes).ok();
        Ok(text.filter(|text| !STAND_INS.iter().any(|beginning| text.starts_with(beginning))))
    }

    fn template_file(
        &self,
        path: &Path,
        variables: &TypedValue,
        scope: Scope<'_, 'f>,
    ) -> Result<Option<TypedValue>, EvalError> {
        if variables.is_unknown() {
            return Ok(None);
        }
        let variables = Rc::clone(variables.entries().ok_or(EvalError)?);
        let Some(text) = self.text_of(path)? else { return Ok(None) };
        let Some(template) = hcl::template_file(&text) else { return Ok(None) };
        let source = Source::new(paths::slashed(path), text);
        self.rendered(&template, &variables, &source, scope).map(Some)
    }

    /// A template with these names alone.
    fn rendered(
        &self,
        template: &Expression,
        variables: &Entries,
        source: &Arc<Source>,
        scope: Scope<'_, 'f>,
    ) -> Outcome {
        let mut names: Vec<(&str, TypedValue)> =
            variables.iter().map(|(name, value)| (&**name, value.clone())).collect();
        self.within(&mut names, None, &|names| {
            self.evaluate(template, Scope { instance: scope.instance, source, names, is_closed: true })
        })
    }

    /// Works with names bound one within the other.
    fn within(
        &self,
        left: &mut Vec<(&str, TypedValue)>,
        outer: Option<&Names<'_>>,
        work: &dyn Fn(Option<&Names<'_>>) -> Outcome,
    ) -> Outcome {
        match left.pop() {
            None => work(outer),
            Some((name, value)) => self.within(left, Some(&Names { name, value, outer }), work),
        }
    }
}

//! A registry's repositories: text → [`Inventory`], the sorted, distinct names.
//!
//! Takes what `aws ecr describe-repositories` prints (one document or several, also what is left of one by a `--query`),
//! or one name a line. Gives names that ECR accepts and no others, at least one. What is not such a list is refused with
//! every place; nothing is guessed. A list that says of itself that it goes on elsewhere is taken, with a warning.

mod condensed;
mod diagnostics;
mod document;
mod endings;
mod file;
mod found;
mod image;
mod images;
mod input;
mod instant;
mod json;
mod lines;
mod nearest;
#[cfg(test)]
mod properties;
mod stream;
mod taken;

use std::borrow::Cow;
use std::path::Path;
use std::sync::{Arc, OnceLock};

pub(crate) use diagnostics::{CODES, address_for_name, refused_name, stdin_is_taken};
pub(crate) use endings::Endings;
use found::Found;
pub(crate) use image::Image;
pub(crate) use images::Images;
use input::Input;
pub(crate) use instant::Instant;

use crate::diagnostic::{Diagnostic, Findings};
use crate::source::Source;
use crate::wildcard::Pattern;

/// The outputs of the AWS CLI for a query that finds nothing, as JSON and as text.
const EMPTY_QUERIES: &[&str] = &["null", "None"];

/// The repositories of a registry: at least one name, each a name that ECR accepts, sorted by bytes, none twice.
#[derive(Debug, Clone)]
pub struct Inventory {
    names: Vec<String>,
    images: Option<Images>,
    endings: OnceLock<Endings>,
    warnings: Vec<Diagnostic>,
}

impl Inventory {
    /// Reads the inventory of that path; `-` is standard input.
    ///
    /// # Errors
    /// It can't be read, is no list of repositories, holds a name that ECR refuses, or is empty.
    pub fn read(path: &Path) -> Result<Self, Findings> {
        Self::of_file(&file::read(path)?)
    }

    /// Reads the inventory that a policy names.
    ///
    /// # Errors
    /// As [`Inventory::read`]; or it is no regular file, or leads out of the repository.
    pub(crate) fn found(path: &Path) -> Result<Self, Findings> {
        Self::of_file(&file::read_found(path)?)
    }

    fn of_file(file: &file::Read) -> Result<Self, Findings> {
        Self::of_input(Input::new(&file.name, &file.text).without(&file.taken))
    }

    /// The inventory that a text is.
    ///
    /// # Errors
    /// As [`Inventory::read`], all but the reading.
    pub fn parse(source: &Arc<Source>) -> Result<Self, Findings> {
        Self::of_input(Input::new(source.name(), source.text()))
    }

    fn of_input(input: Input<'_>) -> Result<Self, Findings> {
        let trimmed = input.text.trim();
        if trimmed.is_empty() || EMPTY_QUERIES.contains(&trimmed) {
            return Err(diagnostics::empty(input).into());
        }
        let mut found = stream::read(input)?;
        if !found.refused.is_empty() {
            let other = diagnostics::other_format(input);
            return Err(other.map_or_else(|| diagnostics::refused_names(input, &found).into(), Findings::from));
        }
        if found.is_empty() {
            return Err(diagnostics::empty(input).into());
        }
        let names = found.take_names();
        if let Some((first, span, count)) = found.unknown_repositories(&names) {
            return Err(diagnostics::unknown_repositories(input, first, span, count).into());
        }
        let warnings = doubts(input, &found);
        let images = found.into_images(&names);
        let names = names.into_iter().map(Cow::into_owned).collect();
        Ok(Self { names, images, endings: OnceLock::new(), warnings })
    }

    /// The names, sorted by bytes.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The images of the repositories; nothing where no document has images.
    pub(crate) fn images(&self) -> Option<&Images> {
        self.images.as_ref()
    }

    /// The registry has a repository of that name.
    pub fn contains(&self, name: &str) -> bool {
        self.names.binary_search_by(|own| own.as_str().cmp(name)).is_ok()
    }

    /// Doubts about a list that was taken: it goes on elsewhere, or lists addresses.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    /// The names that a pattern matches, sorted. Only those that start with the pattern's literal beginning are tried.
    pub fn matching<'i>(&'i self, pattern: &'i Pattern) -> impl Iterator<Item = &'i str> {
        let names = endings::starting_with(&self.names, pattern.head());
        names.iter().map(String::as_str).filter(|name| pattern.matches(name))
    }

    /// The name that was probably meant by one that is not there: the same but for case, `_` and `-`; else the first
    /// that is a few edits away; else the first with the same last part, as where the prefix was left out.
    ///
    /// The time is in proportion to the number of names.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest::find(name, &self.names)
    }

    /// The names and the order of their endings, computed when first asked for.
    pub(crate) fn endings(&self) -> (&[String], &Endings) {
        (&self.names, self.endings.get_or_init(|| Endings::of(&self.names)))
    }
}

/// The doubts about inventories, each once.
pub(crate) fn warnings_of<'i>(inventories: impl IntoIterator<Item = &'i Inventory>) -> Vec<Diagnostic> {
    let mut warnings: Vec<Diagnostic> = Vec::new();
    for warning in inventories.into_iter().flat_map(Inventory::warnings) {
        if !warnings.contains(warning) {
            warnings.push(warning.clone());
        }
    }
    warnings
}

/// Doubts about a list that was taken: it goes on elsewhere, or lists addresses.
fn doubts(input: Input<'_>, found: &Found<'_>) -> Vec<Diagnostic> {
    let partial = found.continued().map(|token| diagnostics::partial(input, token));
    let addresses = found.address.as_ref();
    let addresses = addresses.map(|(first, span)| diagnostics::addresses(input, first, *span, found.addresses));
    partial.into_iter().chain(addresses).collect()
}

//! The texts of the templates: the built-in ones, and those of a directory in their place.

use std::path::Path;
use std::sync::Arc;

use super::engines::Sourced;
use super::template::{BUILT_IN, Template};
use super::{unknown_template, unreadable_templates};
use crate::diagnostic::Findings;
use crate::reading;
use crate::source::Source;

/// The most bytes of a template.
const MAX_BYTES: u64 = 1024 * 1024;

/// Templates of a directory; all others are the built-in ones.
#[derive(Debug, Default)]
pub(super) struct Sources(Vec<(&'static str, Arc<Source>)>);

impl Sources {
    /// Reads the templates of a directory; other files in it are left alone.
    ///
    /// # Errors
    /// The directory can't be read, or holds a template of an unknown name.
    pub(super) fn read(directory: &Path) -> Result<Self, Findings> {
        let failed = |path: &Path, error: &std::io::Error| unreadable_templates::report(path, error);
        let entries = std::fs::read_dir(directory).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut names: Vec<_> = entries
            .map_err(|error| vec![failed(directory, &error)])?
            .iter()
            .map(std::fs::DirEntry::file_name)
            .collect();
        names.sort();
        let mut failures = Vec::new();
        let mut found = Vec::new();
        for name in names.iter().map(|name| name.to_string_lossy()).filter(|name| name.ends_with(".tera")) {
            let path = directory.join(name.as_ref());
            match (BUILT_IN.iter().find(|template| template.name == name), read_template(&path)) {
                (None, _) => failures.push(unknown_template::report(&path, &name)),
                (Some(_), Err(error)) => failures.push(failed(&path, &error)),
                (Some(template), Ok(text)) => {
                    found.push((template.name, Source::new(path.display().to_string(), text)))
                }
            }
        }
        if failures.is_empty() { Ok(Self(found)) } else { Err(failures.into()) }
    }

    /// Tells whether the directory has a template.
    pub(super) fn has(&self, template: &Template) -> bool {
        self.own(template).is_some()
    }

    /// A template's text.
    pub(super) fn of(&self, template: &Template) -> Arc<Source> {
        self.own(template).map_or_else(|| Source::new(template.name, template.text), Arc::clone)
    }

    /// The built-in templates that are chosen, with their texts.
    pub(super) fn of_each(&self, is_chosen: impl Fn(&Template) -> bool) -> Vec<Sourced> {
        let chosen = BUILT_IN.iter().filter(|template| is_chosen(template));
        chosen.map(|template| (template, self.of(template))).collect()
    }

    fn own(&self, template: &Template) -> Option<&Arc<Source>> {
        self.0.iter().find(|(name, _)| *name == template.name).map(|(_, source)| source)
    }
}

fn read_template(path: &Path) -> std::io::Result<String> {
    let bytes = reading::found(path, MAX_BYTES)?;
    String::from_utf8(bytes).map_err(|_| std::io::Error::other("it is not UTF-8"))
}

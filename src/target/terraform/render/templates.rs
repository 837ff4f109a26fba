//! The templates: a built-in set, of which a directory can replace single files.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use tera::{Context, Tera};

use super::bounded::{self, Exceeded};
use super::finish::Last;
use super::template::{BUILT_IN, Template};
use super::{escape, template_error, unknown_template, unreadable_templates};
use crate::diagnostic::{Diagnostic, Findings};
use crate::reading;
use crate::source::Source;
use crate::target::bundle::GeneratedFile;

/// The most bytes of a template.
const MAX_BYTES: u64 = 1024 * 1024;

/// Compiled templates, ready to render any number of plans.
pub struct Templates {
    hcl: Arc<Tera>,
    markdown: Arc<Tera>,
    /// The built-in templates of companions, compiled when the first is asked for: most policies have none.
    of_companions: OnceLock<[Arc<Tera>; 2]>,
    /// The limit that one of them met; no other is rendered then.
    exceeded: OnceLock<Exceeded>,
    sources: Vec<(&'static str, Arc<Source>)>,
    last: Vec<(&'static str, Last)>,
}

impl Templates {
    /// The built-in set, with the files of a directory in the place of those of the same name.
    ///
    /// # Errors
    /// The directory can't be read, holds a template of an unknown name, or one that tera can't compile.
    pub fn load(directory: Option<&Path>) -> Result<Self, Findings> {
        let templates = Self {
            hcl: Arc::default(),
            markdown: Arc::default(),
            of_companions: OnceLock::new(),
            exceeded: OnceLock::new(),
            sources: directory.map(read_directory).transpose()?.unwrap_or_default(),
            last: BUILT_IN.iter().map(|template| (template.name, Last::default())).collect(),
        };
        let (hcl, markdown) = templates.compile()?;
        Ok(Self { hcl: Arc::new(hcl), markdown: Arc::new(markdown), ..templates })
    }

    /// Renders one template.
    ///
    /// # Errors
    /// The template fails, at its place, or is too much work.
    pub fn render(&self, template: &Template, context: &Context) -> Result<String, Findings> {
        let rendered = match self.is_own(template) {
            true => self.render_bounded(template, context)?,
            false => self.engine(template).render(template.name, context),
        };
        rendered.map_err(|error| template_error::report(&self.source_of(template), &error).into())
    }

    /// Renders a template that is not built in.
    fn render_bounded(&self, template: &Template, context: &Context) -> Result<tera::TeraResult<String>, Findings> {
        let beyond = |limit: Exceeded| template_error::beyond(&self.source_of(template), &limit.reason());
        if let Some(limit) = self.exceeded.get() {
            return Err(beyond(*limit).into());
        }
        let (engine, name, context) = (Arc::clone(self.engine(template)), template.name, context.clone());
        bounded::within(move || engine.render(name, &context)).map_err(|limit| {
            let _ = self.exceeded.set(limit);
            beyond(limit).into()
        })
    }

    /// The file of a rendered text: laid out, under its header.
    pub(super) fn finish(&self, template: &Template, policy_file: &str, rendered: String) -> Arc<GeneratedFile> {
        match self.last.iter().find(|(name, _)| *name == template.name) {
            Some((_, last)) => last.finish(template, policy_file, rendered),
            None => Last::default().finish(template, policy_file, rendered),
        }
    }

    /// Compiles every template of an engine in one go, which costs less than one by one; only where that fails each is
    /// compiled alone, to tell which ones fail.
    fn compile(&self) -> Result<(Tera, Tera), Findings> {
        let (mut hcl_engine, mut markdown_engine) = (escaping(escape::hcl), escaping(escape::markdown));
        let at_once = BUILT_IN.iter().filter(|template| !self.is_for_later(template));
        let (hcl, markdown): (Vec<_>, Vec<_>) = at_once.partition(|template| template.is_hcl());
        let texts = |templates: &[&'static Template]| -> Vec<(&'static str, String)> {
            templates.iter().map(|template| (template.name, self.source_of(template).text().to_owned())).collect()
        };
        let (hcl, markdown) = (texts(&hcl), texts(&markdown));
        let compiled = hcl_engine.add_raw_templates(hcl).and_then(|()| markdown_engine.add_raw_templates(markdown));
        compiled.map(|()| (hcl_engine, markdown_engine)).map_err(|error| {
            let mut failures: Vec<Diagnostic> =
                BUILT_IN.iter().filter_map(|template| self.compile_alone(template).err()).flatten().collect();
            if failures.is_empty() {
                failures.extend(BUILT_IN.first().map(|any| template_error::report(&self.source_of(any), &error)));
            }
            failures.into()
        })
    }

    fn compile_alone(&self, template: &Template) -> Result<(), Findings> {
        let source = self.source_of(template);
        let escape = if template.is_hcl() { escape::hcl } else { escape::markdown };
        let added = escaping(escape).add_raw_template(template.name, source.text());
        added.map_err(|error| template_error::report(&source, &error).into())
    }

    fn engine(&self, template: &Template) -> &Arc<Tera> {
        let at_once = [&self.hcl, &self.markdown];
        let [hcl, markdown] = match self.is_for_later(template) {
            true => self.of_companions.get_or_init(|| self.compile_for_companions().map(Arc::new)).each_ref(),
            false => at_once,
        };
        if template.is_hcl() { hcl } else { markdown }
    }

    /// Compiles the built-in templates of companions. One that can't be compiled is not there when it is rendered, which is
    /// reported then.
    fn compile_for_companions(&self) -> [Tera; 2] {
        let [mut hcl, mut markdown] = [escaping(escape::hcl), escaping(escape::markdown)];
        for template in BUILT_IN.iter().filter(|template| self.is_for_later(template)) {
            let engine = if template.is_hcl() { &mut hcl } else { &mut markdown };
            let _ = engine.add_raw_template(template.name, template.text);
        }
        [hcl, markdown]
    }

    /// Tells whether a template is of a companion and built in.
    fn is_for_later(&self, template: &Template) -> bool {
        template.companion.is_some() && !self.is_own(template)
    }

    /// Tells whether the directory has it.
    fn is_own(&self, template: &Template) -> bool {
        self.sources.iter().any(|(name, _)| *name == template.name)
    }

    fn source_of(&self, template: &Template) -> Arc<Source> {
        let own = self.sources.iter().find(|(name, _)| *name == template.name);
        own.map_or_else(|| Source::new(template.name, template.text), |(_, source)| Arc::clone(source))
    }
}

/// An engine that escapes every value of every template, whatever the template is called: tera compares the ends of
/// names, and every name ends in nothing.
fn escaping(escape: tera::EscapeFn) -> Tera {
    let mut engine = Tera::new();
    engine.set_escape_fn(escape);
    engine.autoescape_on([""]);
    engine
}

type Replacements = Vec<(&'static str, Arc<Source>)>;

/// The templates of a directory; other files in it are left alone.
fn read_directory(directory: &Path) -> Result<Replacements, Findings> {
    let failed = |path: &Path, error: &std::io::Error| unreadable_templates::report(path, error);
    let entries = std::fs::read_dir(directory).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut names: Vec<_> =
        entries.map_err(|error| vec![failed(directory, &error)])?.iter().map(std::fs::DirEntry::file_name).collect();
    names.sort();
    let mut failures = Vec::new();
    let mut found = Vec::new();
    for name in names.iter().map(|name| name.to_string_lossy()).filter(|name| name.ends_with(".tera")) {
        let path = directory.join(name.as_ref());
        match (BUILT_IN.iter().find(|template| template.name == name), read_template(&path)) {
            (None, _) => failures.push(unknown_template::report(&path, &name)),
            (Some(_), Err(error)) => failures.push(failed(&path, &error)),
            (Some(template), Ok(text)) => found.push((template.name, Source::new(path.display().to_string(), text))),
        }
    }
    if failures.is_empty() { Ok(found) } else { Err(failures.into()) }
}

fn read_template(path: &Path) -> std::io::Result<String> {
    let bytes = reading::found(path, MAX_BYTES)?;
    String::from_utf8(bytes).map_err(|_| std::io::Error::other("it is not UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_escaped() {
        let mut context = Context::new();
        context.insert("x", "\"${a}");
        let mut engine = escaping(escape::hcl);
        engine.add_raw_template("main.tf.tera", "{{ x }}").unwrap();
        assert_eq!(engine.render("main.tf.tera", &context).unwrap(), "\\\"$${a}");
    }
}

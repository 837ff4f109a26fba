//! The templates: a built-in set, of which a directory can replace single files.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use tera::Context;

use super::bounded::{self, Exceeded};
use super::engines::Engines;
use super::finish::Last;
use super::sources::Sources;
use super::template::{BUILT_IN, Template};
use super::template_error;
use crate::diagnostic::Findings;
use crate::target::bundle::GeneratedFile;

/// Compiled templates, ready to render any number of plans.
pub struct Templates {
    engines: Engines,
    /// The built-in templates of companions, compiled when the first is asked for: most policies have none.
    of_companions: OnceLock<Result<Engines, Findings>>,
    /// The limit that one of them met; no other is rendered then.
    exceeded: OnceLock<Exceeded>,
    sources: Sources,
    last: Vec<(&'static str, Last)>,
}

impl Templates {
    /// The built-in set, with the files of a directory in the place of those of the same name.
    ///
    /// # Errors
    /// The directory can't be read, holds a template of an unknown name, or one that tera can't compile.
    pub fn load(directory: Option<&Path>) -> Result<Self, Findings> {
        let sources = directory.map(Sources::read).transpose()?.unwrap_or_default();
        Ok(Self {
            engines: Engines::of(&sources.of_each(|template| !is_for_later(&sources, template)))?,
            of_companions: OnceLock::new(),
            exceeded: OnceLock::new(),
            sources,
            last: BUILT_IN.iter().map(|template| (template.name, Last::default())).collect(),
        })
    }

    /// The built-in set, which a process compiles once and keeps to its end.
    ///
    /// # Errors
    /// One that tera can't compile, which tests rule out.
    pub(crate) fn built_in() -> Result<Arc<Self>, Findings> {
        static SET: OnceLock<Result<Arc<Templates>, Findings>> = OnceLock::new();
        SET.get_or_init(|| Self::load(None).map(Arc::new)).clone()
    }

    /// Renders one template.
    ///
    /// # Errors
    /// The template fails, at its place, or is too much work.
    pub fn render(&self, template: &Template, context: &Context) -> Result<String, Findings> {
        let rendered = match self.sources.has(template) {
            true => self.render_bounded(template, context)?,
            false => self.engines(template)?.of_template(template).render(template.name, context),
        };
        rendered.map_err(|error| template_error::report(&self.sources.of(template), &error).into())
    }

    /// Renders a template that is not built in.
    fn render_bounded(&self, template: &Template, context: &Context) -> Result<tera::TeraResult<String>, Findings> {
        let beyond = |limit: Exceeded| template_error::beyond(&self.sources.of(template), &limit.reason());
        if let Some(limit) = self.exceeded.get() {
            return Err(beyond(*limit).into());
        }
        let engine = Arc::clone(self.engines(template)?.of_template(template));
        let (name, context) = (template.name, context.clone());
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

    fn engines(&self, template: &Template) -> Result<&Engines, Findings> {
        let is_for_later = |template: &Template| is_for_later(&self.sources, template);
        if !is_for_later(template) {
            return Ok(&self.engines);
        }
        let compiled = self.of_companions.get_or_init(|| Engines::of(&self.sources.of_each(is_for_later)));
        compiled.as_ref().map_err(Clone::clone)
    }
}

/// Tells whether a template is of a companion and built in.
fn is_for_later(sources: &Sources, template: &Template) -> bool {
    template.companion.is_some() && !sources.has(template)
}

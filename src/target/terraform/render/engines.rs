//! The engines that render templates: one for each way of escaping.

use std::sync::Arc;

use tera::Tera;

use super::template::Template;
use super::{escape, template_error};
use crate::diagnostic::{Diagnostic, Findings};
use crate::source::Source;

/// A template, and its text: the built-in one or that of a directory.
pub(super) type Sourced = (&'static Template, Arc<Source>);

/// Compiled templates, each in the engine that escapes as its language needs.
pub(super) struct Engines {
    hcl: Arc<Tera>,
    markdown: Arc<Tera>,
}

impl Engines {
    /// Compiles every template of an engine in one go, which costs less than one by one; only where that fails each is
    /// compiled alone, to tell which ones fail.
    ///
    /// # Errors
    /// Every template that tera can't compile.
    pub(super) fn of(templates: &[Sourced]) -> Result<Self, Findings> {
        // A clone costs less than a second engine, whose built-in filters would be registered once more.
        let plain = Tera::new();
        let compiled = compiled(plain.clone(), templates, true)
            .and_then(|hcl| Ok(Self { hcl: Arc::new(hcl), markdown: Arc::new(compiled(plain, templates, false)?) }));
        compiled.map_err(|error| failures(templates, &error))
    }

    /// The engine of a template.
    pub(super) fn of_template(&self, template: &Template) -> &Arc<Tera> {
        if template.is_hcl() { &self.hcl } else { &self.markdown }
    }
}

fn compiled(engine: Tera, templates: &[Sourced], is_hcl: bool) -> tera::TeraResult<Tera> {
    let mut engine = escaping(engine, is_hcl);
    let own = templates.iter().filter(|(template, _)| template.is_hcl() == is_hcl);
    engine.add_raw_templates(own.map(|(template, source)| (template.name, source.text())))?;
    Ok(engine)
}

/// An engine that escapes every value of every template, whatever the template is called: tera compares the ends of
/// names, and every name ends in nothing.
fn escaping(mut engine: Tera, is_hcl: bool) -> Tera {
    engine.set_escape_fn(if is_hcl { escape::hcl } else { escape::markdown });
    engine.autoescape_on([""]);
    engine
}

/// What tera says of each template that it can't compile.
fn failures(templates: &[Sourced], of_all: &tera::Error) -> Findings {
    let alone = |sourced: &Sourced| {
        let (template, source) = sourced;
        let compiled = compiled(Tera::new(), std::slice::from_ref(sourced), template.is_hcl());
        compiled.err().map(|error| template_error::report(source, &error))
    };
    let mut failures: Vec<Diagnostic> = templates.iter().filter_map(alone).collect();
    if failures.is_empty() {
        failures.extend(templates.first().map(|(_, any)| template_error::report(any, of_all)));
    }
    failures.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_escaped() {
        let mut context = tera::Context::new();
        context.insert("x", "\"${a}");
        let mut engine = escaping(Tera::new(), true);
        engine.add_raw_template("main.tf.tera", "{{ x }}").unwrap();
        assert_eq!(engine.render("main.tf.tera", &context).unwrap(), "\\\"$${a}");
    }
}

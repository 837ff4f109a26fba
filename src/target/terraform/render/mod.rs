//! [`Plan`] → [`Bundle`]: the module's text, through tera templates.
//!
//! Every `{{ … }}` is escaped as the inside of an HCL string by construction, so no value leaves its string; the HCL is
//! then laid out as `terraform fmt` would, whatever the template's own layout. What a template makes is not trusted:
//! `verify` reads it back.

mod bounded;
mod context;
mod engines;
mod escape;
mod finish;
mod sections;
mod sources;
mod template;
mod template_error;
mod templates;
mod unknown_template;
mod unreadable_templates;
mod written;

use std::sync::Arc;

use sections::Sections;
pub(crate) use template::BUILT_IN;
pub use templates::Templates;
pub(crate) use written::written;

use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::plan::Plan;
use crate::target::bundle::{Bundle, GeneratedFile};
use crate::target::stamp;

/// The codes of this stage.
pub(crate) static CODES: &[&Code] = &[&template_error::CODE, &unknown_template::CODE, &unreadable_templates::CODE];

/// Renders every file of the module, and lays those beside it that no template decides.
///
/// # Errors
/// Every template that fails on this plan.
pub fn render(plan: &Plan, templates: &Templates) -> Result<Bundle, Findings> {
    let mut context = context::of(plan);
    let list: String = plan.files().map(|file| stamp::listed(file.path, &file.text)).collect();
    let mut files = Vec::with_capacity(BUILT_IN.len());
    let mut failures: Vec<Diagnostic> = Vec::new();
    let (sections, whole): (Vec<_>, Vec<_>) =
        BUILT_IN.iter().filter(|template| template.is_of(plan)).partition(|template| template.section().is_some());
    match sections::of(&sections, templates, plan, &context) {
        Ok(Sections { of_readme, assertions }) => {
            context.insert("sections", &of_readme);
            context.insert("assertions", &assertions);
        }
        Err(failure) => failures.extend(failure),
    }
    for template in whole {
        match templates.render(template, &context) {
            Ok(text) if template.output == stamp::README => {
                files.push(templates.finish(template, &plan.registry.policy_file, text + &list));
            }
            Ok(text) => files.push(templates.finish(template, &plan.registry.policy_file, text)),
            Err(failure) => failures.extend(failure),
        }
    }
    files.extend(plan.files().map(|file| Arc::new(GeneratedFile::new(file.path, file.text.as_str()))));
    if failures.is_empty() { Ok(Bundle::new(files)) } else { Err(failures.into()) }
}

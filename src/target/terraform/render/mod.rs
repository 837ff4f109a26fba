//! [`ScanPlan`] → [`Bundle`]: the module's text, through tera templates.
//!
//! Every `{{ … }}` is escaped as the inside of an HCL string by construction, so no value leaves its string; the HCL is
//! then laid out as `terraform fmt` would, whatever the template's own layout. What a template makes is not trusted:
//! `verify` reads it back.

mod context;
mod escape;
mod finish;
mod template_error;
mod templates;
mod unknown_template;
mod unreadable_templates;

pub use templates::Templates;
pub(crate) use templates::{BUILT_IN, Template};

use crate::diagnostic::{Code, Diagnostic};
use crate::plan::ScanPlan;
use crate::target::bundle::Bundle;

/// The codes of this stage.
pub(crate) static CODES: &[&Code] = &[&template_error::CODE, &unknown_template::CODE, &unreadable_templates::CODE];

/// Renders every file of the module.
///
/// # Errors
/// Every template that fails on this plan.
pub fn render(plan: &ScanPlan, templates: &Templates) -> Result<Bundle, Vec<Diagnostic>> {
    let context = context::of(plan);
    let mut files = Vec::with_capacity(BUILT_IN.len());
    let mut failures = Vec::new();
    for template in BUILT_IN {
        match templates.render(template, &context) {
            Ok(text) => files.push(templates.finish(template, &plan.policy_file, text)),
            Err(failure) => failures.push(failure),
        }
    }
    if failures.is_empty() { Ok(Bundle::new(files)) } else { Err(failures) }
}

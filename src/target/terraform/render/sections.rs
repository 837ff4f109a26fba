//! What companions add to files that every module has: sections of the README, and assertions of the test.

use std::collections::BTreeMap;

use serde_json::json;
use tera::Context;

use super::template::Template;
use super::templates::Templates;
use crate::diagnostic::Findings;
use crate::plan::Plan;

/// The texts of all companions of a plan.
#[derive(Default)]
pub(super) struct Sections {
    /// Sections of the README, by the companion.
    pub of_readme: BTreeMap<&'static str, String>,
    /// Assertions of the test, by the scan type of the state that they hold in; each begins a line of its own.
    pub assertions: BTreeMap<&'static str, String>,
}

/// Renders the sections of companions.
///
/// # Errors
/// The first template that fails.
pub(super) fn of(
    sections: &[&'static Template],
    templates: &Templates,
    plan: &Plan,
    context: &Context,
) -> Result<Sections, Findings> {
    let states = plan.registry.release.states().into_iter().map(|state| state.scan_type().as_str());
    let mut texts =
        Sections { assertions: states.map(|state| (state, String::new())).collect(), ..Sections::default() };
    for template in sections {
        if template.is_hcl() {
            for (state, assertions) in &mut texts.assertions {
                let mut context = context.clone();
                context.insert("state", &json!({ "scan_type": state }));
                assertions.push_str("\n\n");
                assertions.push_str(templates.render(template, &context)?.trim_end());
            }
        } else {
            let text = templates.render(template, context)?;
            texts.of_readme.insert(template.section().unwrap_or_default(), text.trim_end().to_owned());
        }
    }
    Ok(texts)
}

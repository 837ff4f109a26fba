#![doc = include_str!("unescaped-text.md")]

use super::module::Module;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::Plan;

pub(super) static CODE: Code = page!(Error "V009" "unescaped-text");

/// Places in which Terraform takes plain text only.
const PLAIN: &[(&str, &str)] =
    &[("variable", "description"), ("output", "description"), ("terraform", "required_version")];

/// Reports texts in which a value of the policy became an interpolation.
pub(super) fn check(module: &Module<'_>, _: &Plan, findings: &mut Vec<Diagnostic>) {
    for (kind, key) in PLAIN {
        for top in module.blocks_of(kind) {
            let Some(attribute) = top.block.attribute(key) else { continue };
            if attribute.value.as_text().is_none() {
                findings.push(
                    Diagnostic::new(&CODE, format!("`{key}` of this `{kind}` is not plain text"))
                        .primary(top.file.place(attribute.value.span), "")
                        .help("write plain text, and write values as `{{ … }}` without `| safe`, so that they are escaped"),
                );
            }
        }
    }
}

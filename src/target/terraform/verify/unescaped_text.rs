#![doc = include_str!("unescaped-text.md")]

use hcl::edit::Span as _;
use hcl::edit::expr::Expression;

use super::module::Module;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::ScanPlan;

pub(super) static CODE: Code = page!(Error "V009" "unescaped-text");

/// Where Terraform takes plain text only.
const PLAIN: &[(&str, &str)] =
    &[("variable", "description"), ("output", "description"), ("terraform", "required_version")];

/// Reports texts in which a value of the policy became an interpolation.
pub(super) fn check(module: &Module<'_>, _: &ScanPlan, findings: &mut Vec<Diagnostic>) {
    for (kind, key) in PLAIN {
        for top in module.blocks_of(kind) {
            let Some(attribute) = top.block.body.get_attribute(key) else { continue };
            if !is_plain(&attribute.value) {
                findings.push(
                    Diagnostic::new(&CODE, format!("`{key}` of this `{kind}` is not plain text"))
                        .primary(top.file.place(attribute.value.span()), "")
                        .help("write plain text, and in it values as `{{ … }}` without `| safe`, which escapes them"),
                );
            }
        }
    }
}

fn is_plain(expression: &Expression) -> bool {
    match expression {
        Expression::String(_) => true,
        Expression::HeredocTemplate(heredoc) => {
            heredoc.template.as_single_element().is_some_and(|element| element.is_literal())
        }
        _ => false,
    }
}

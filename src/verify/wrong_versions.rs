#![doc = include_str!("wrong-versions.md")]

use hcl::edit::Span as _;
use hcl::edit::expr::Expression;
use hcl::edit::structure::Body;

use super::module::{Module, TopBlock};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::ScanPlan;
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "V015" "wrong-versions");

/// Reports a module that lets other versions of Terraform or the AWS provider in than the policy says.
pub(super) fn check(module: &Module<'_>, plan: &ScanPlan, findings: &mut Vec<Diagnostic>) {
    let blocks: Vec<TopBlock<'_>> = module.blocks_of("terraform").collect();
    let terraform = blocks.iter().find_map(|top| Some((*top, top.block.body.get_attribute("required_version")?)));
    let terraform = terraform.map(|(top, attribute)| (top, &attribute.value));
    let provider = blocks.iter().find_map(|top| Some((*top, provider_version(&top.block.body)?)));
    let wanted = [
        ("required_version", terraform, &plan.module.terraform_version),
        ("the version of the `aws` provider", provider, &plan.module.aws_provider_version),
    ];
    for (what, written, wanted) in wanted {
        if written.and_then(|(_, value)| value.as_str()) != Some(wanted) {
            let place = written.map(|(top, value)| top.file.place(value.span())).or_else(|| module.start());
            findings.extend(place.map(|place| report(what, wanted, place)));
        }
    }
}

fn provider_version(body: &Body) -> Option<&Expression> {
    let providers = body.get_blocks("required_providers").next()?;
    let aws = providers.body.get_attribute("aws")?.value.as_object()?;
    let version = aws.iter().find(|(key, _)| key.as_ident().is_some_and(|key| key.as_str() == "version"))?;
    Some(version.1.expr())
}

fn report(what: &str, wanted: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("{what} is not `{wanted}`, as the policy says"))
        .primary(place, "")
        .help("keep the `terraform` block of the built-in `versions.tf.tera`, or change the versions in the policy")
}

#![doc = include_str!("wrong-versions.md")]

use super::module::{Module, TopBlock};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::hcl::{Block, Expression, Kind};
use crate::plan::Plan;
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "V015" "wrong-versions");

/// The provider whose schema the module is held against. Without a source Terraform takes the same.
const SOURCE: &str = "hashicorp/aws";

/// Reports a module that lets other versions of Terraform or the AWS provider in than the policy says.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let blocks: Vec<TopBlock<'_>> = module.blocks_of("terraform").collect();
    let terraform = blocks.iter().find_map(|top| Some((*top, top.block.attribute("required_version")?)));
    let terraform = terraform.map(|(top, attribute)| (top, &attribute.value));
    let provider = blocks.iter().find_map(|top| Some((*top, of_provider(top.block, "version")?)));
    let source = blocks.iter().find_map(|top| Some((*top, of_provider(top.block, "source")?)));
    let wanted = [
        ("required_version", terraform, &plan.registry.module.terraform_version),
        ("the version of the `aws` provider", provider, &plan.registry.module.aws_provider_version),
    ];
    if let Some((top, value)) = source.filter(|(_, value)| value.as_text() != Some(SOURCE)) {
        let message = format!("the source of the `aws` provider is not `{SOURCE}`");
        findings.push(finding(message, top.file.place(value.span)));
    }
    for second in blocks.iter().skip(1) {
        findings.push(finding("the module has a second `terraform` block".to_owned(), second.place()));
    }
    for (what, written, wanted) in wanted {
        if written.and_then(|(_, value)| value.as_text()) != Some(wanted) {
            let place = written.map(|(top, value)| top.file.place(value.span)).or_else(|| module.start());
            findings.extend(place.map(|place| report(what, wanted, place)));
        }
    }
}

/// Returns what `required_providers` says of the AWS provider under a key.
fn of_provider<'b>(terraform: &'b Block, key: &str) -> Option<&'b Expression> {
    let providers = terraform.blocks_of("required_providers").next()?;
    let Kind::Object(aws) = &providers.attribute("aws")?.value.kind else { return None };
    aws.iter().find(|(name, _)| name.as_text() == Some(key)).map(|(_, value)| value)
}

fn report(what: &str, wanted: &str, place: Place) -> Diagnostic {
    finding(format!("{what} is not `{wanted}`, the value of the policy"), place)
}

fn finding(message: String, place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, message)
        .primary(place, "")
        .help("keep the `terraform` block of the built-in `versions.tf.tera`, or change the versions in the policy")
}

//! Other ways to a registry's scanning or to Inspector than the resources that are modelled.
//!
//! A policy of an organisation, a stack of CloudFormation, the Cloud Control API and a command of a provisioner reach the same
//! settings (FACTS 1.2, 2, 7). What they do there is not modelled, so a verdict beside one is open.

use super::scanning::{CLOUD_CONTROL_REGISTRY, ENABLER, ORGANIZATION, REGISTRY};
use super::{Resource, Value};
use crate::hcl::Block;

/// Words of a text that sets scanning or switches Inspector on.
const WORDS: &[&str] = &[
    "AWS::ECR::RegistryScanningConfiguration",
    "AWS::InspectorV2::",
    "put-registry-scanning-configuration",
    "PutRegistryScanningConfiguration",
    "putRegistryScanningConfiguration",
    "inspector2 enable",
    "inspector2 disable",
    "INSPECTOR_POLICY",
];

/// Types whose argument is a template or a policy, with that argument.
const WITH_TEXT: &[(&str, &str)] = &[
    ("aws_cloudformation_stack", "template_body"),
    ("aws_cloudformation_stack_set", "template_body"),
    ("awscc_cloudformation_stack", "template_body"),
    ("aws_cloudcontrolapi_resource", "type_name"),
    ("aws_organizations_policy", "type"),
];

/// Tells whether a block may reach the registry's scanning or Inspector without being modelled.
pub(crate) fn may_reach(block: &Block) -> bool {
    let kind = block.label(0);
    let is_modelled = [REGISTRY, ENABLER, ORGANIZATION, CLOUD_CONTROL_REGISTRY].contains(&kind);
    let has_words = || WORDS.iter().any(|word| block.source.slice(block.span).contains(word));
    &*block.kind == "resource" && !is_modelled && (WITH_TEXT.iter().any(|(of, _)| *of == kind) || has_words())
}

/// Tells whether a resource reaches them, as far as it is known: one whose template is unknown does if its words speak of
/// scanning.
pub(crate) fn reaches(resource: &Resource) -> bool {
    let argument = WITH_TEXT.iter().find(|(of, _)| *of == resource.kind);
    let Some((_, argument)) = argument else { return true };
    match resource.body.value(argument) {
        Value::Text(text) => is_of_scanning_text(resource, text),
        Value::Unknown(open) => is_of_scanning(&open.what) || is_of_scanning(&resource.address),
        _ => resource.body.value("template_url").as_text().is_some_and(is_of_scanning),
    }
}

fn is_of_scanning_text(resource: &Resource, text: &str) -> bool {
    let has_words = WORDS.iter().any(|word| text.contains(word));
    match resource.body.value("content") {
        // A policy of an organisation that says nothing of ECR leaves it alone.
        Value::Text(content) if resource.kind == "aws_organizations_policy" => {
            has_words && content.to_ascii_lowercase().contains("ecr")
        }
        _ => has_words,
    }
}

/// Tells whether a name speaks of registries or Inspector: one of its words is `ecr` or `inspector`, with a number or not.
/// `secrets` is no such word.
pub(crate) fn is_of_scanning(name: &str) -> bool {
    let words = name.split(|char: char| !char.is_ascii_alphanumeric());
    let plain = |word: &str| word.trim_end_matches(|char: char| char.is_ascii_digit()).to_ascii_lowercase();
    words.map(plain).any(|word| matches!(word.as_str(), "ecr" | "ecrs" | "inspector"))
}

#[cfg(test)]
mod tests {
    use super::is_of_scanning;

    #[test]
    fn words_count_and_not_their_parts() {
        for name in
            ["acme/ecr/aws", "module.inspector2", "terraform-aws-modules/ECR/aws", "git::https://x/ecr-scan.git"]
        {
            assert!(is_of_scanning(name), "{name}");
        }
        for name in ["module.app_secrets", "decrypt", "recreate", "acme/secrecy/aws", "inspectorate"] {
            assert!(!is_of_scanning(name), "{name}");
        }
    }
}

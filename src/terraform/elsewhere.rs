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

/// The type of a policy of an organisation.
const ORGANIZATION_POLICY: &str = "aws_organizations_policy";

/// Types whose argument is a template or a policy, with that argument.
const WITH_TEXT: &[(&str, &str)] = &[
    ("aws_cloudformation_stack", "template_body"),
    ("aws_cloudformation_stack_set", "template_body"),
    ("awscc_cloudformation_stack", "template_body"),
    ("aws_cloudcontrolapi_resource", "type_name"),
    (ORGANIZATION_POLICY, "type"),
];

/// Tells whether a block may reach the registry's scanning or Inspector without being modelled.
pub(crate) fn may_reach(block: &Block) -> bool {
    let kind = block.label(0);
    let is_modelled = [REGISTRY, ENABLER, ORGANIZATION, CLOUD_CONTROL_REGISTRY].contains(&kind);
    let has_words = || WORDS.iter().any(|word| block.source.slice(block.span).contains(word));
    &*block.kind == "resource" && !is_modelled && (WITH_TEXT.iter().any(|(of, _)| *of == kind) || has_words())
}

/// Tells whether a resource may reach them. A stack or a resource of the Cloud Control API whose text is unknown may: it
/// can hold any type.
pub(crate) fn reaches(resource: &Resource) -> bool {
    let argument = WITH_TEXT.iter().find(|(of, _)| *of == resource.kind);
    let Some((_, argument)) = argument else { return true };
    match resource.body.value(argument) {
        Value::Text(text) => is_of_scanning_text(resource, text),
        Value::Unknown(_) if resource.kind == ORGANIZATION_POLICY => may_say_ecr(resource),
        Value::Unknown(_) => !is_template_of_others(resource.body.place_of(argument).text()),
        _ => *resource.body.value("template_url") != Value::Null,
    }
}

/// Tells whether the text of an expression is a template in which only values are unknown, and none of its types is of scanning.
fn is_template_of_others(expression: &str) -> bool {
    expression.contains("AWS::") && !WORDS.iter().any(|word| expression.contains(word))
}

fn is_of_scanning_text(resource: &Resource, text: &str) -> bool {
    let has_words = WORDS.iter().any(|word| text.contains(word));
    has_words && (resource.kind != ORGANIZATION_POLICY || may_say_ecr(resource))
}

/// Tells whether a policy of an organisation may say something of ECR. One that doesn't leaves it alone.
fn may_say_ecr(policy: &Resource) -> bool {
    policy.body.value("content").as_text().is_none_or(|content| content.to_ascii_lowercase().contains("ecr"))
}

/// Words that speak of registries or Inspector by themselves.
const ALONE: &[&str] = &["ecr", "ecrs", "inspector", "inspectorv"];

/// Words that do so before one of [`SECOND`].
const FIRST: &[&str] = &["container", "docker", "image", "registry", "repository", "vulnerability"];

const SECOND: &[&str] = &["registry", "registries", "scan", "scans", "scanning", "scanner"];

/// Tells whether a name speaks of registries or Inspector: one of its words, with a number or not, is `ecr` or `inspector`,
/// or two that follow each other are like `container_registry` or `image-scanning`. `secrets` is no such word.
pub(crate) fn is_of_scanning(name: &str) -> bool {
    let parts = name.split(|char: char| !char.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let plain = |word: String| word.trim_end_matches(|char: char| char.is_ascii_digit()).to_ascii_lowercase();
    let words: Vec<String> = parts.flat_map(words).map(plain).collect();
    let is_pair = |pair: &[String]| match pair {
        [first, second] => first != second && FIRST.contains(&first.as_str()) && SECOND.contains(&second.as_str()),
        _ => false,
    };
    words.iter().any(|word| ALONE.contains(&word.as_str())) || words.windows(2).any(is_pair)
}

/// The words of a part of a name, which capitals may begin: `ecrScan`, `ECRScan`, `EcrScan`.
fn words(part: &str) -> Vec<String> {
    let chars: Vec<char> = part.chars().collect();
    let mut words = vec![String::new()];
    for (index, char) in chars.iter().enumerate() {
        let is_lower = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_lowercase);
        let begins =
            char.is_ascii_uppercase() && (is_lower(index.checked_sub(1)) || index > 0 && is_lower(Some(index + 1)));
        if begins {
            words.push(String::new());
        }
        words.last_mut().into_iter().for_each(|word| word.push(*char));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::is_of_scanning;

    #[test]
    fn words_count_and_not_their_parts() {
        for name in [
            "acme/ecr/aws",
            "module.inspector2",
            "terraform-aws-modules/ECR/aws",
            "git::https://x/ecr-scan.git",
            "module.teamEcrScan",
            "AwsECRScanning",
            "inspectorv2",
            "module.container_registry",
            "git::https://example.com/image-scanning.git",
            "acme/RegistryScan/aws",
        ] {
            assert!(is_of_scanning(name), "{name}");
        }
        for name in [
            "module.app_secrets",
            "decrypt",
            "recreate",
            "acme/secrecy/aws",
            "inspectorate",
            "Secrets",
            "appSecrets",
            "DECRYPT",
            "app.terraform.io/acme/image/aws",
            "registry.terraform.io/acme/scanner/aws",
            "module.registry_registry",
            "module.container_app",
        ] {
            assert!(!is_of_scanning(name), "{name}");
        }
    }
}

#![doc = include_str!("invalid-version-constraint.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::invisible;

pub(super) static CODE: Code = page!(Error "P017" "invalid-version-constraint");

/// Reports a constraint that Terraform can't read.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let module = &context.policy.document.module;
    for constraint in module.terraform_version.iter().chain(&module.aws_provider_version) {
        if parse(&constraint.value).is_none() {
            findings.push(
                Diagnostic::new(&CODE, format!("`{}` is not a version constraint", constraint.value))
                    .primary(context.place(constraint.span), label(&constraint.value))
                    .help("write it as in Terraform: `>= 5.13`, `~> 6.0`, or several constraints joined with commas"),
            );
        }
    }
}

fn label(constraint: &str) -> String {
    let invisible = invisible::find(constraint).map(|name| format!("it contains the invisible character {name}"));
    invisible.unwrap_or_default()
}

/// One condition of a constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Condition<'c> {
    /// `=`, `!=`, `>`, `>=`, `<`, `<=` or `~>`.
    pub(super) operator: &'c str,
    /// Major, minor and patch; what was left out is 0.
    pub(super) version: [u32; 3],
}

/// The conditions of a constraint; `None` where it is not one. Of white space only the space is taken: Terraform refuses
/// that of Unicode, and a line break would tear the README's line.
pub(super) fn parse(constraint: &str) -> Option<Vec<Condition<'_>>> {
    constraint.split(',').map(|condition| parse_condition(condition.trim_matches(' '))).collect()
}

/// Tells whether a condition keeps every version below a floor out.
pub(super) fn keeps_above(conditions: &[Condition<'_>], floor: [u32; 3]) -> bool {
    let keeps =
        |condition: &Condition<'_>| matches!(condition.operator, "=" | ">=" | ">" | "~>") && condition.version >= floor;
    conditions.iter().any(keeps)
}

fn parse_condition(condition: &str) -> Option<Condition<'_>> {
    let digit = condition.find(|char: char| char.is_ascii_digit())?;
    let (operator, version) = condition.split_at_checked(digit)?;
    let operator = match operator.trim_matches(' ') {
        "" | "=" => "=",
        other => *["!=", ">=", "<=", "~>", ">", "<"].iter().find(|known| **known == other)?,
    };
    Some(Condition { operator, version: parse_version(version)? })
}

fn parse_version(text: &str) -> Option<[u32; 3]> {
    let release = text.split_once('-').map_or(text, |(release, pre)| if is_pre_release(pre) { release } else { "" });
    let mut version = [0; 3];
    let mut parts = release.split('.');
    for (slot, part) in version.iter_mut().zip(parts.by_ref()) {
        let all_digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        *slot = if all_digits { part.parse().ok()? } else { return None };
    }
    parts.next().is_none().then_some(version)
}

fn is_pre_release(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constraints_are_those_of_terraform() {
        for good in [">= 5.13", "~>6.0", "5.13.1", "= 5.100.0", ">= 5.13, < 7, != 6.0.0", ">= 6.0.0-beta1"] {
            assert!(parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "latest",
            ">= ",
            "=> 5",
            ">= 5.x",
            ">= 5.13,",
            "${x}",
            ">= 5.13\"",
            "1.2.3.4",
            ">= 5.13\n",
            ">= 5.13\u{a0}",
            ">=5. 13",
        ] {
            assert!(parse(bad).is_none(), "{bad}");
        }
    }
}

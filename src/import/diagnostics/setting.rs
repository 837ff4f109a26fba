//! Findings on a setting that no policy can take over: a part is unknown, AWS refuses it, or a policy can't say it.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::limits::{MAX_FILTER_LENGTH, MAX_FILTERS};
use crate::registry::{Frequency, Refusal, ScanType};
use crate::source::Place;
use crate::terraform::Open;

pub(in crate::import) static NOT_TOLD: Code = page!(Error "A006" "not-told");
pub(in crate::import) static REFUSED_SETTING: Code = page!(Error "A007" "refused-setting");
pub(in crate::import) static FOUND_WITHOUT_RULES: Code = page!(Error "A008" "found-without-rules");
pub(in crate::import) static NOT_EXPRESSIBLE: Code = page!(Error "A009" "not-expressible");
pub(in crate::import) static SENSITIVE_SETTING: Code = page!(Error "A010" "sensitive-setting");

/// An unknown value; `open` is what it comes from.
pub(in crate::import) fn unknown_value(what: &str, open: &Open, place: &Place) -> Diagnostic {
    let options: Option<BTreeSet<String>> = open.roots.iter().map(|root| option(root)).collect();
    let help = match options {
        Some(options) if !options.is_empty() => {
            format!("set it with `{}`", options.into_iter().collect::<Vec<_>>().join(" "))
        }
        _ => "write the value as a literal, or import from the state or a plan: `terraform show -json > state.json`"
            .to_owned(),
    };
    Diagnostic::new(&NOT_TOLD, format!("{what} is unknown: it depends on `{}`", open.what))
        .primary(place.clone(), "")
        .help(help)
}

/// The option that gives an unknown of the configuration its value; `None` where there is none.
fn option(root: &str) -> Option<String> {
    if root == "terraform.workspace" {
        return Some("--workspace NAME".to_owned());
    }
    let name = root.strip_prefix("var.")?;
    let end = name.find(|char: char| !char.is_alphanumeric() && !matches!(char, '_' | '-')).unwrap_or(name.len());
    let name = name.get(..end).filter(|name| !name.is_empty())?;
    Some(format!("--var {name}=VALUE"))
}

/// A value that a plan leaves open.
pub(in crate::import) fn known_after_apply(what: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(&NOT_TOLD, format!("{what} is known after apply"))
        .primary(place.clone(), "")
        .help("apply, then import from the state: `terraform show -json > state.json`")
}

/// A value that a template does not tell.
pub(in crate::import) fn untold_by_template(place: &Place) -> Diagnostic {
    Diagnostic::new(&NOT_TOLD, "this value is not known from the template")
        .primary(place.clone(), "")
        .help("give its parameter a value with `--var NAME=VALUE`, or import the configuration from AWS: `aws ecr get-registry-scanning-configuration > registry.json`")
}

/// A value that is not there at all.
pub(in crate::import) fn missing_value(key: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(&NOT_TOLD, format!("`{key}` is missing"))
        .primary(place.clone(), "")
        .help("use the complete output: `aws ecr get-registry-scanning-configuration > registry.json`")
}

/// A scan type that AWS does not have.
pub(in crate::import) fn refused_scan_type(word: &str, place: &Place) -> Diagnostic {
    refused(format!("the scan type `{word}`, which AWS does not have"), place)
        .help("a registry is \"ENHANCED\" or \"BASIC\"")
}

/// A frequency that a rule of the scan type can't have.
pub(in crate::import) fn refused_frequency(word: &str, scan_type: ScanType, place: &Place) -> Diagnostic {
    let help = match (word, scan_type) {
        ("MANUAL", ScanType::Basic) => "remove the rule: a repository that no rule matches is scanned by hand only",
        ("MANUAL", ScanType::Enhanced) => "remove the rule: enhanced scanning has no scans by hand",
        (word, _) if word == Frequency::ContinuousScan.as_str() => "continuous scanning needs the scan type ENHANCED",
        _ => "a rule is \"SCAN_ON_PUSH\" or \"CONTINUOUS_SCAN\"",
    };
    refused(format!("the frequency `{word}`, which a registry that is {} does not support", scan_type.as_str()), place)
        .help(help)
}

pub(in crate::import) fn rule_without_filters(place: &Place) -> Diagnostic {
    refused("a rule without filters".to_owned(), place).help("remove the rule, or add filters to it")
}

/// A filter that AWS refuses.
pub(in crate::import) fn refused_filter(refusal: &Refusal, place: &Place) -> Diagnostic {
    refused(refusal.message(), place)
        .help("a filter consists of `a-z`, `0-9` and `*`, with single `.`, `_`, `-` or `/` between them; write a `*` between adjacent separators")
}

/// A type that filters of scanning don't have.
pub(in crate::import) fn refused_filter_type(kind: &str, place: &Place) -> Diagnostic {
    refused(format!("a filter of type `{kind}`, which does not exist"), place).help("the only type is \"WILDCARD\"")
}

/// More filters than a rule takes, none of which is superfluous.
pub(in crate::import) fn too_many_filters(count: usize, place: &Place) -> Diagnostic {
    refused(format!("{count} filters of one frequency, and a rule has at most {}", MAX_FILTERS), place)
        .help("replace several names with one glob, such as `team-a/*`")
}

fn refused(what: String, place: &Place) -> Diagnostic {
    Diagnostic::new(&REFUSED_SETTING, format!("AWS refuses this setting: {what}")).primary(place.clone(), "")
}

/// ENHANCED without a rule.
pub(in crate::import) fn enhanced_without_rules(scan_type: &Place) -> Diagnostic {
    let message = "enhanced scanning is on without a rule, which a policy can't express: AWS may scan every repository continuously";
    Diagnostic::new(&FOUND_WITHOUT_RULES, message)
        .primary(scan_type.clone(), "")
        .help("add the intended rule, then import again: to scan every repository continuously, use the filter `*` with CONTINUOUS_SCAN")
}

/// States that no release mode describes; `why` says what they depend on.
pub(in crate::import) fn inexpressible_states(why: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&NOT_EXPRESSIBLE, format!("a policy can't express this: {why}")).primary(place, "").help(
        "a policy has ENHANCED, BASIC, and one variable that switches between the two: set the other variables with `--var NAME=VALUE`",
    )
}

/// A filter without `*` that is too long to be written with one at either end.
pub(in crate::import) fn long_filter(length: usize, place: &Place) -> Diagnostic {
    let message = format!(
        "a policy can't express this: a filter without `*` of {length} characters, which with a `*` at either end exceeds {}",
        MAX_FILTER_LENGTH
    );
    Diagnostic::new(&NOT_EXPRESSIBLE, message)
        .primary(place.clone(), "matches every name that contains it")
        .help("anchor it with a `*` inside, if only one repository is intended")
}

/// A time of re-scans that the policy has no word for.
pub(in crate::import) fn unknown_duration(word: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(&NOT_EXPRESSIBLE, format!("a policy can't express this: `[rescan]` has no word for `{word}`"))
        .primary(place.clone(), "")
        .help("import without `--inspector`: Inspector keeps its setting")
}

/// A configuration that Terraform keeps secret.
pub(in crate::import) fn sensitive_setting(address: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(&SENSITIVE_SETTING, format!("`{address}` is marked as sensitive, and a policy must not contain secrets"))
        .primary(place.clone(), "")
        .help("repository names are seldom secret: remove the marking, or import the configuration from AWS: `aws ecr get-registry-scanning-configuration > registry.json`")
}

//! Findings on a setting that no policy can take over: a part is unknown, AWS refuses it, or a policy can't say it.

use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::limits::{MAX_FILTER_LENGTH, MAX_FILTERS};
use crate::registry::{Frequency, Refusal, ScanType};
use crate::source::Place;

pub(in crate::import) static NOT_TOLD: Code = page!(Error "A006" "not-told");
pub(in crate::import) static REFUSED_SETTING: Code = page!(Error "A007" "refused-setting");
pub(in crate::import) static FOUND_WITHOUT_RULES: Code = page!(Error "A008" "found-without-rules");
pub(in crate::import) static NOT_EXPRESSIBLE: Code = page!(Error "A009" "not-expressible");
pub(in crate::import) static SENSITIVE_SETTING: Code = page!(Error "A010" "sensitive-setting");

/// A value that the text does not tell; `depends_on` is what it comes from.
pub(in crate::import) fn unknown_value(what: &str, depends_on: &str, place: &Place) -> Diagnostic {
    let help = match root_variable(depends_on) {
        Some(name) => format!("say what it is with `--var {name}=VALUE`"),
        None => {
            "write the value out, or import from the state or a plan: `terraform show -json > state.json`".to_owned()
        }
    };
    Diagnostic::new(&NOT_TOLD, format!("{what} is not told: it depends on `{depends_on}`"))
        .primary(place.clone(), "")
        .help(help)
}

/// The first variable of the root in some words; those of a module have its address in front.
fn root_variable(words: &str) -> Option<&str> {
    let name = words.split_once("var.").filter(|(before, _)| !before.contains("module."))?.1;
    let end = name.find(|char: char| !char.is_alphanumeric() && !matches!(char, '_' | '-')).unwrap_or(name.len());
    name.get(..end).filter(|name| !name.is_empty())
}

/// A value that a plan leaves open.
pub(in crate::import) fn known_after_apply(what: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(&NOT_TOLD, format!("{what} is not told: the plan knows it only after apply"))
        .primary(place.clone(), "")
        .help("apply, then import from the state: `terraform show -json > state.json`")
}

/// A value that is not there at all.
pub(in crate::import) fn missing_value(key: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(&NOT_TOLD, format!("`{key}` is not told: it is not there"))
        .primary(place.clone(), "")
        .help("write the whole answer: `aws ecr get-registry-scanning-configuration > registry.json`")
}

/// A scan type that AWS does not have.
pub(in crate::import) fn refused_scan_type(word: &str, place: &Place) -> Diagnostic {
    refused(format!("the scan type `{word}`, which AWS does not have"), place)
        .help("a registry is \"ENHANCED\" or \"BASIC\"")
}

/// A frequency that a rule of the scan type can't have.
pub(in crate::import) fn refused_frequency(word: &str, scan_type: ScanType, place: &Place) -> Diagnostic {
    let help = match (word, scan_type) {
        ("MANUAL", ScanType::Basic) => "leave the rule out: what no rule matches is scanned by hand",
        ("MANUAL", ScanType::Enhanced) => "leave the rule out: while enhanced scanning is on there are no manual scans",
        (word, _) if word == Frequency::ContinuousScan.as_str() => "scanning continuously needs the scan type ENHANCED",
        _ => "a rule is \"SCAN_ON_PUSH\" or \"CONTINUOUS_SCAN\"",
    };
    refused(
        format!("the frequency `{word}`, which a rule of a registry that is {} can't have", scan_type.as_str()),
        place,
    )
    .help(help)
}

/// A rule without filters.
pub(in crate::import) fn rule_without_filters(place: &Place) -> Diagnostic {
    refused("a rule without filters, which says nothing of any repository".to_owned(), place)
        .help("leave the rule out, or name its repositories")
}

/// A filter that AWS refuses.
pub(in crate::import) fn refused_filter(refusal: &Refusal, place: &Place) -> Diagnostic {
    refused(refusal.message(), place)
        .help("a filter is `a-z`, `0-9` and `*`, with single `.`, `_`, `-` or `/` between them; for adjacent ones write a `*` between")
}

/// A type that filters of scanning don't have.
pub(in crate::import) fn refused_filter_type(kind: &str, place: &Place) -> Diagnostic {
    refused(format!("a filter of type `{kind}`, which scanning does not have"), place)
        .help("the only type is \"WILDCARD\"")
}

/// More filters than a rule takes, none of which is superfluous.
pub(in crate::import) fn too_many_filters(count: usize, place: &Place) -> Diagnostic {
    refused(format!("{count} filters of one frequency, where a rule takes at most {}", MAX_FILTERS), place)
        .help("say several repositories with one glob, such as `team-a/*`")
}

fn refused(what: String, place: &Place) -> Diagnostic {
    Diagnostic::new(&REFUSED_SETTING, format!("AWS refuses what stands here: {what}")).primary(place.clone(), "")
}

/// ENHANCED without a rule.
pub(in crate::import) fn enhanced_without_rules(scan_type: &Place) -> Diagnostic {
    let message =
        "enhanced scanning is on without a rule, which a policy can't say: AWS may scan every repository continuously";
    Diagnostic::new(&FOUND_WITHOUT_RULES, message)
        .primary(scan_type.clone(), "")
        .help("give it the rule that is meant, then import: every repository continuously is the filter `*` with CONTINUOUS_SCAN")
}

/// States that no release mode describes; `why` says what they depend on.
pub(in crate::import) fn inexpressible_states(why: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&NOT_EXPRESSIBLE, format!("no policy says this: {why}")).primary(place, "").help(
        "a policy knows ENHANCED, BASIC, and one variable between the two: settle the rest with `--var NAME=VALUE`",
    )
}

/// A filter without `*` that is too long to be written with one at either end.
pub(in crate::import) fn long_filter(length: usize, place: &Place) -> Diagnostic {
    let message = format!(
        "no policy says this: a filter without `*` of {length} characters, which with a `*` at either end has more than {}",
        MAX_FILTER_LENGTH
    );
    Diagnostic::new(&NOT_EXPRESSIBLE, message)
        .primary(place.clone(), "matches every name that contains it")
        .help("anchor it with a `*` inside, if the one repository is meant")
}

/// A configuration that Terraform keeps secret.
pub(in crate::import) fn sensitive_setting(address: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(&SENSITIVE_SETTING, format!("`{address}` is marked as sensitive, and a policy is no place for secrets"))
        .primary(place.clone(), "")
        .help("names of repositories are seldom secret: take the marking off, or import what AWS says: `aws ecr get-registry-scanning-configuration > registry.json`")
}

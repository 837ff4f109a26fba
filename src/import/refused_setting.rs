#![doc = include_str!("refused-setting.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::Refusal;
use crate::registry::limits::MAX_FILTERS;
use crate::registry::{Frequency, ScanType};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "A007" "refused-setting");

/// A scan type that AWS does not have.
pub(super) fn scan_type(word: &str, place: &Place) -> Diagnostic {
    refused(format!("the scan type `{word}`, which AWS does not have"), place)
        .help("a registry is \"ENHANCED\" or \"BASIC\"")
}

/// A frequency that a rule of the scan type can't have.
pub(super) fn frequency(word: &str, scan_type: ScanType, place: &Place) -> Diagnostic {
    let help = match (word, scan_type) {
        ("MANUAL", ScanType::Basic) => "leave the rule out: what no rule matches is scanned by hand",
        ("MANUAL", ScanType::Enhanced) => "leave the rule out: while enhanced scanning is on there are no manual scans",
        (word, _) if word == Frequency::ContinuousScan.word() => "scanning continuously needs the scan type ENHANCED",
        _ => "a rule is \"SCAN_ON_PUSH\" or \"CONTINUOUS_SCAN\"",
    };
    refused(
        format!("the frequency `{word}`, which a rule of a registry that is {} can't have", scan_type.word()),
        place,
    )
    .help(help)
}

/// A rule without filters.
pub(super) fn without_filters(place: &Place) -> Diagnostic {
    refused("a rule without filters, which says nothing of any repository".to_owned(), place)
        .help("leave the rule out, or name its repositories")
}

/// A filter that AWS refuses.
pub(super) fn filter(refusal: &Refusal, place: &Place) -> Diagnostic {
    refused(refusal.message(), place)
        .help("a filter is `a-z`, `0-9` and `*`, with single `.`, `_`, `-` or `/` between them; for adjacent ones write a `*` between")
}

/// A type that filters of scanning don't have.
pub(super) fn filter_type(kind: &str, place: &Place) -> Diagnostic {
    refused(format!("a filter of type `{kind}`, which scanning does not have"), place)
        .help("the only type is \"WILDCARD\"")
}

/// More filters than a rule takes, none of which is superfluous.
pub(super) fn too_many_filters(count: usize, place: &Place) -> Diagnostic {
    refused(format!("{count} filters of one frequency, where a rule takes at most {}", MAX_FILTERS), place)
        .help("say several repositories with one glob, such as `team-a/*`")
}

fn refused(what: String, place: &Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("AWS refuses what stands here: {what}")).primary(place.clone(), "")
}

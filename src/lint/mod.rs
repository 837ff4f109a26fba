//! Hazards in existing Terraform: configurations that never settle, that AWS refuses at apply, or that scan less or more
//! than they say. And alerts that never fire: alarms on metrics that there are not, patterns that no event matches.
//!
//! One file per lint, each with its page. Adding one means adding the two files and its name to the lists below. A lint
//! looks at one [`Subject`](subject::Subject): the resources of one account and region, in one case of the unknowns. An
//! unknown value is no hazard. A lint of alerts looks at an [`AlertSubject`](alert_subject::AlertSubject) instead, one of
//! CloudFormation alone at what a template declares.

mod alarm_on_no_metric;
mod alert_cases;
mod alert_subject;
mod caller;
mod cases;
mod competing_configurations;
mod competing_enablers;
mod concern;
mod declared;
mod deleted_with_stack;
mod directories;
mod enabler_fights_basic;
mod enabler_without_ecr;
mod enhanced_without_rules;
mod excluded;
mod ignore_comments;
mod intended;
mod known_findings;
mod lifecycle_refused;
mod lifecycle_rules;
mod linted;
mod lints;
mod not_on_the_default_bus;
mod on_push_taken;
mod options;
mod partial_json;
mod pattern_matches_nothing;
mod prevented_destroy;
mod reading;
mod refused_filter_text;
mod refused_frequency;
mod repository_not_scanned;
mod rest_unscanned;
mod silence;
mod statement;
mod subject;
mod substring_filter;
mod switch;
mod template_comments;
mod templates;
mod too_many_filters_in_rule;
mod too_many_rules;
mod topic_policy;
mod topic_refuses_events;
mod unreadable_baseline;
mod unrepeated;

use std::path::{Path, PathBuf};

pub(crate) use excluded::{Excluded, glob};
pub(crate) use known_findings::{KnownFindings, baseline_of};
pub(crate) use linted::Linted;
pub(crate) use options::LintOptions;

use lints::Lints;
use silence::Lookup;

use crate::diagnostic::{Code, Diagnostic, Findings};

/// Lints the configurations below some paths: directories, or single files, of which the whole directory is read. `lookup`
/// finds the codes that comments name.
///
/// # Errors
/// There is no Terraform below a path, or it can't be read at all.
pub(crate) fn lint_paths(given: &[PathBuf], options: &LintOptions, lookup: Lookup) -> Result<Linted, Findings> {
    linted::lint(given, options, &LINTS, lookup)
}

/// Lints the configuration of a directory, whose comments name no codes.
///
/// # Errors
/// There is no Terraform in it, or it can't be read at all.
pub fn lint_directory(directory: &Path) -> Result<Vec<Diagnostic>, Findings> {
    let linted = lint_paths(&[directory.to_owned()], &LintOptions::default(), |_| None)?;
    Ok(linted.findings)
}

macro_rules! lints {
    ($($name:ident)*; from comments: $($other:ident)*; of alerts: $($alert:ident)*; of templates: $($template:ident)*) => {
        /// The codes of this stage.
        pub(crate) static CODES: &[&Code] = &[
            $(&$name::CODE,)* $(&ignore_comments::$other,)* $(&$alert::CODE,)* &unreadable_baseline::CODE,
            $(&$template::CODE,)*
        ];

        /// The lints, in the order of their codes.
        static LINTS: Lints = Lints {
            checks: &[$($name::check),*],
            of_alerts: &[$($alert::check),*],
            of_templates: &[$($template::check),*],
            codes: CODES,
        };
    };
}

lints! {
    enabler_fights_basic
    enabler_without_ecr
    competing_configurations
    competing_enablers
    too_many_rules
    too_many_filters_in_rule
    refused_frequency
    enhanced_without_rules
    refused_filter_text
    substring_filter
    on_push_taken
    rest_unscanned
    repository_not_scanned
    prevented_destroy
    ;
    from comments: WITHOUT_REASON WITHOUT_EFFECT;
    of alerts:
    alarm_on_no_metric
    pattern_matches_nothing
    topic_refuses_events
    not_on_the_default_bus
    lifecycle_refused
    ;
    of templates:
    deleted_with_stack
}

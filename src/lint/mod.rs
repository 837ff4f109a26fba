//! Hazards in existing Terraform: what never settles, what AWS refuses at apply, what scans less or more than it says.
//!
//! One file per lint, each with its page. Adding one means adding the two files and its name to the list below. A lint
//! looks at one [`Subject`]: everything of one account and region in one [`World`](crate::terraform::World). What the
//! text does not tell is no hazard.

mod competing_configurations;
mod competing_enablers;
mod decided;
mod enabler_fights_basic;
mod enabler_without_ecr;
mod enhanced_without_rules;
mod folders;
mod ignore_without_effect;
mod ignore_without_reason;
mod on_push_taken;
mod prevented_destroy;
mod refused_filter_text;
mod refused_frequency;
mod repository_not_scanned;
mod rest_unscanned;
mod silence;
mod subject;
mod substring_filter;
mod too_many_filters_in_rule;
mod too_many_rules;
mod worlds;

pub(crate) use folders::{Linted, lint_paths};
pub(crate) use subject::Subject;

use crate::diagnostic::{Code, Diagnostic};

macro_rules! lints {
    ($($name:ident)*; from comments: $($other:ident)*) => {
        /// The codes of this stage.
        pub(crate) static CODES: &[&Code] = &[$(&$name::CODE,)* $(&$other::CODE),*];

        /// The lints, in the order of their codes.
        const LINTS: &[fn(&Subject<'_>, &mut Vec<Diagnostic>)] = &[$($name::check),*];
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
    from comments: ignore_without_reason ignore_without_effect
}

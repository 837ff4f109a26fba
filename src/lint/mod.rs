//! Hazards in existing Terraform: what never settles, what AWS refuses at apply, what scans less or more than it says.
//!
//! One file per lint, each with its page. Adding one means adding the two files and its name to the list below. A lint
//! looks at one [`Subject`]: everything of one account and region in one [`World`](crate::terraform::World). What the
//! text does not tell is no hazard.

mod decided;
mod folders;
mod silence;
mod subject;
mod worlds;

pub use folders::{Linted, lint_paths};
pub use subject::Subject;

use crate::diagnostic::{Code, Diagnostic};

macro_rules! lints {
    ($($name:ident)*; from comments: $($other:ident)*) => {
        $(mod $name;)*
        $(mod $other;)*

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

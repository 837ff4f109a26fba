//! Internals that the tests and the benchmarks of this repository look at below the command line.
//!
//! It is no interface for others: a name is here because a test needs it, and goes when none does.

pub use crate::change::semantic::{
    MovedFilter, Names, Sides, StateMeaning, StateRules, Verdict as MeaningVerdict, meaning,
};
pub use crate::compile::{CompileOptions, compile_text, plan};
pub use crate::date::Date;
pub use crate::diagnostic::human::{render as render_human, render_within as render_human_within};
pub use crate::diagnostic::json::document as diagnostics_json;
pub use crate::diagnostic::sort as sort_diagnostics;
pub use crate::diagnostic::{Diagnostic, Findings, Severity};
pub use crate::events::{
    Affix, Bound, Branch as EventBranch, Cidr, Condition as EventCondition, EVENTS, Event as AwsEvent, EventPattern,
    Fact, Field as EventField, Glob, Holds, METRIC, MOST_CHARACTERS, Mismatch, Piece, Presence, Range as NumericRange,
    Refusal, Sample as EventSample, Scalar, Test as EventTest, Wrong, mismatch,
};
pub use crate::explain::Explainer;
pub use crate::gate::{
    Acceptance, Answer as GateAnswer, COVERAGE_CODES, COVERAGE_REASONS, IMAGE_STATUSES, Image, Judgement, NoImage,
    Package, Progress, ScanKind, Severity as FindingSeverity, Terms as GateTerms, Threshold, Verdict as GateVerdict,
    Vulnerability, judge as judge_image, read_texts as read_scan,
};
pub use crate::hcl::is_native_syntax;
pub use crate::import::{Choice as ImportChoice, Imported, Input as ImportInput, import};
pub use crate::inventory::Inventory;
pub use crate::lint::lint_directory;
pub use crate::plan::check::Requires;
pub use crate::plan::lower::{MergedFilter, anchor_with, has_adjacent_separators, merge};
pub use crate::plan::{Plan, ScanPlan, State as PlannedState};
pub use crate::policy::VersionConstraint;
pub use crate::policy::check::CheckedPolicy;
pub use crate::policy::load::Text;
pub use crate::registry::{
    Configuration, Coverage, Filter, Frequency, Release as PlannedRelease, ResourceType, Rule, ScanType, Types,
};
#[cfg(feature = "rehearse")]
pub use crate::rehearse::fake_aws::server::Server as FakeAwsServer;
#[cfg(feature = "rehearse")]
pub use crate::rehearse::fake_aws::{ACCESS_KEY, FakeAws, Kind as FakeAwsKind, Start as FakeAwsStart};
pub use crate::simulate::{
    Apply, Assumptions, Enabler, Managed, ManagedResources, Registry as SimulatedRegistry, Verdict as SettlingVerdict,
    prove_module, simulate,
};
pub use crate::source::{Place, Source};
pub use crate::target::terraform::format::format;
pub use crate::target::terraform::render::{Templates, render};
pub use crate::terraform::scanning::{REGISTRY as REGISTRY_RESOURCE, Registry as RegistryBlock};
pub use crate::terraform::{
    Assignment, BlockValue, CALL, Case as TerraformCase, Directory as TerraformDirectory, Engine, Ignored, Open,
    Resource as TerraformResource, Value as TerraformValue, Variables,
};
pub use crate::wildcard::{
    Answer, Pattern, Relation, RelationKind, find as find_name, is_empty, is_repository_name, is_subset, meets,
    overlap, relate,
};

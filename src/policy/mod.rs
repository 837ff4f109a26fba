//! The policy as users write it: the document with every value's place, the rules on what is written, and the entries that
//! it names.
//!
//! [`load`](fn@load::load) makes a [`Policy`] of text; [`check`](fn@check::check) makes a [`CheckedPolicy`](check::CheckedPolicy) of
//! a policy whose text holds nothing that is wrong.

mod alerts;
pub(crate) mod check;
mod document;
mod entry;
mod gate;
mod keyword;
mod layer;
pub(crate) mod load;
mod path_fault;
mod policy_file;
mod rescan;
#[cfg(test)]
mod schema;
mod settings;
pub(crate) mod silence;
pub(crate) mod starter;
mod version_constraint;

pub(crate) use alerts::{AlertSeverity, Alerts};
pub(crate) use document::{
    Basic, BasicFrequency, Document, ExactNames, Mode, Module, Policy, Registry, Release, Require, Rest, Scan,
    ScanFrequency, TargetTool, UnreadNames, While,
};
pub(crate) use entry::Entry;
pub(crate) use gate::{Accept, FailOn, Gate, Untriaged};
pub(crate) use keyword::Keyword;
pub(crate) use policy_file::PolicyFile;
pub(crate) use rescan::{AfterPush, AfterUse, Rescan, UsedBy};
pub(crate) use settings::ModuleSettings;
pub use version_constraint::VersionConstraint;

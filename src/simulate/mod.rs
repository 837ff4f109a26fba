//! The model that proves that a configuration settles: Terraform, the provider and AWS, explored exhaustively.
//!
//! **The claim.** A configuration *settles* if no cycle of successful applies with something to do can be reached, from
//! any start, in any order of operations that have no dependency, and whenever AWS makes its own moves. Of a generated
//! module more is proved: after one successful apply the plan is empty and stays empty, and the same after each switch
//! of the release variable.
//!
//! **What is explored.** [`aws`] is AWS alone, with the coupling of ECR and Inspector that Terraform does not see; its
//! delayed moves fire at any later moment, between any two calls. `provider` is what the AWS provider does with the two
//! resources, call by call. `machine` is Terraform: every plan reads AWS, so that its state says no more of a resource
//! than whether it is there, or tainted. `starts` is where runs begin: every state of AWS at rest and every state on the
//! way after a switch of the scan type, each with every choice of resources that Terraform already holds. Failed applies
//! are followed as well: what they leave is one more start.
//!
//! **What is unknown.** No document says whether a registry keeps its rules when Inspector changes its scan type
//! ([`aws::Assumptions`]); both are explored. It changes how many applies it takes after AWS was moved by hand, and the
//! verdict only where `scan_type` is ignored and `rule` is not.
//!
//! **What is not in it.** Applies of two states at the same time; changes by hand between two applies; AWS's refusals
//! for want of permissions (a member account may not leave Inspector, FACTS 3); more accounts or regions than one.

pub mod aws;
mod components;
mod cycle;
mod explore;
mod folders;
mod graph;
mod machine;
mod module;
mod moment;
mod part;
mod path;
mod proof;
mod provider;
mod seen;
mod stack;
mod starts;
mod verdict;

pub use cycle::{Action, ActionKind, Apply, State};
pub use folders::{FolderWorlds, KINDS, MAX_WAYS, Taken, judge};
pub use graph::MAX_MOMENTS;
pub use module::prove_module;
pub use stack::{Enabler, Managed, Registry, Stack};
pub use verdict::{By, Refused, Verdict, simulate};

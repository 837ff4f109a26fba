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
//! **What counts as a cycle.** AWS makes each move some day, and every state is applied some day: a circle in which a move
//! stays pending, or a state with something to do is never applied, is none. An enabler that ignores `resource_types` or
//! `account_ids` is taken to have its types on when a run begins; while somebody else has switched Inspector off, its plan
//! is never empty and its apply calls nothing, which a note says.
//!
//! **What is left out as irrelevant.** Types that every enabler treats alike are told apart only as none, some or all; rules
//! only as those that somebody wants, those that AWS puts, and any others. Without an enabler nothing depends on types but
//! ECR. More than [`MAX_MOMENTS`] moments, or six resources of one registry, are too large: the verdict is open then.
//!
//! **What is unknown.** No document says whether a registry keeps its rules when Inspector changes its scan type
//! ([`aws::Assumptions`]); both are explored, and where the verdict depended on it, that would be said. It changes how many
//! applies it takes; no configuration is known in which it changes the verdict.
//!
//! **What is not in it.** Applies of two states at the same time; changes by hand between two applies; AWS's refusals
//! for want of permissions (a member account may not leave Inspector, FACTS 3); more accounts or regions than one.

pub(crate) mod aws;
mod begin;
mod components;
mod cycle;
mod explore;
mod folders;
mod graph;
mod machine;
mod module;
mod moment;
mod notes;
mod part;
mod path;
mod proof;
mod provider;
mod seen;
mod stack;
mod starts;
mod tell;
mod verdict;

pub use cycle::Apply;
pub(crate) use cycle::{Action, State};
pub(crate) use folders::{FolderWorlds, KINDS, Taken, judge};
pub use module::prove_module;
pub use stack::{Enabler, Managed, Registry, Stack};
pub(crate) use verdict::{By, Refused};
pub use verdict::{Verdict, simulate};

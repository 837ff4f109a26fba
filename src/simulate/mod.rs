//! The model that proves that a configuration settles: Terraform, the provider and AWS, explored exhaustively.
//!
//! **The claim.** A configuration *settles* if no cycle of successful applies with something to do is reachable, from any
//! initial state, in any order of operations that have no dependency, and whenever AWS has its own effects. Of a generated
//! module more is proved: after one successful apply the plan is empty and stays empty, and the same after each switch of
//! the release variable.
//!
//! **The transition system.** [`aws`] is AWS alone, with the coupling of ECR and Inspector that Terraform does not see; its
//! delayed effects ([`AwsEffect`]) fire at any later time, between any two calls. `provider` is the AWS provider's two
//! resources, call by call. `transition_system` is Terraform: every plan reads AWS, so that a [`state`] says no more of a
//! resource than whether it is there, or tainted. `initial_states` is every state of AWS at rest and every one on the way
//! after a switch of the scan type, each with every set of resources that Terraform already has in its state. Failed
//! applies are followed as well: what they leave is one more initial state.
//!
//! **The algorithm.** `graph` explores all reachable states breadth first, `components` gives the strongly connected
//! components of the graph, and `explore` looks for a fair cycle in each: an effect stays pending for a while, not forever,
//! and every Terraform state is applied some day. For a module the claim is an invariant of single states, and `proof`
//! visits them without a graph. Both are linear in the states and transitions. The states are bounded by the product of
//! AWS's states (after the reductions below) and of each resource's progress; [`MAX_STATES`](graph::MAX_STATES), or six
//! resources of one registry, are the limit, beyond which the verdict is open. One verdict explores each shape once
//! ([`explorations`]), whatever the number of combinations of unknowns, and all of them together have a limit as well.
//!
//! **The reductions.** Types that every enabler treats alike are told apart only as none, some or all; rules only as those
//! that somebody wants, those that AWS puts, and any others. Without an enabler nothing depends on types but ECR. An
//! enabler that ignores `resource_types` or `account_ids` is assumed to have its types on when a run begins; while somebody
//! else has switched Inspector off, its plan is never empty and its apply calls nothing, which a note says.
//!
//! **The unknown.** No document says whether a registry keeps its rules when Inspector changes its scan type
//! ([`Assumptions`]); both are explored, and if the verdict depended on it, that would be said. It changes how many applies
//! it takes; no configuration is known in which it changes the verdict.
//!
//! **The limits.** Not in the model are applies of two Terraform states at the same time; changes by hand between two
//! applies; AWS's refusals for want of permissions (a member account may not leave Inspector, FACTS 3); more accounts or
//! regions than one.

mod assumed;
mod assumptions;
pub(crate) mod aws;
mod aws_effect;
mod component;
mod components;
mod cycle;
mod directories;
mod event;
mod explorations;
mod explore;
mod fairness;
mod graph;
mod initial_states;
mod managed_resources;
mod module;
mod notes;
mod path;
mod progress;
mod proof;
mod proved_shapes;
mod provider;
mod resource;
mod rule_sets;
mod settling;
mod shortest_cycle;
mod state;
mod state_map;
mod trace;
mod transition_system;
mod verdict;

pub(crate) use assumed::Assumed;
pub use assumptions::Assumptions;
#[cfg(feature = "rehearse")]
pub(crate) use aws_effect::AwsEffect;
pub use cycle::Apply;
pub(crate) use cycle::{Action, AwsDescription};
pub(crate) use directories::{JudgedDirectories, judge_directories};
pub use managed_resources::{Enabler, Managed, ManagedResources, Registry};
pub use module::prove_module;
pub use settling::simulate;
pub use verdict::Verdict;
pub(crate) use verdict::{By, Refused};

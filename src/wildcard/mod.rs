//! Exact relations between sets of ECR repository filters, each decided by a search over automata.
//!
//! A set of [`Pattern`]s (filters as ECR reads them, or anchored globs) stands for the union of the names that they
//! match. Every claim is over the names that ECR accepts and no others ([`is_repository_name`]): two sets that differ on
//! impossible names alone are equal.
//!
//! # The question
//!
//! Everything but [`Pattern::matches`] rests on one question ([`find`]): given groups of patterns `W₁ … Wₖ` and patterns
//! `N` to avoid, which is the first name (the shortest, then in byte order) of
//!
//! ```text
//! names ∩ (∪W₁) ∩ … ∩ (∪Wₖ) ∖ ∪N
//! ```
//!
//! Two sets `A` and `B` are related by three such questions: a name in both (`W₁ = A`, `W₂ = B`), one in `A` alone
//! (`W₁ = A`, `N = B`) and one in `B` alone. The answer to each is a name, the *witness*, or that there is none.
//!
//! # The algorithm
//!
//! 1. `question` distributes the intersection over the unions: one *choice* of a pattern from each group at a time. The
//!    texts alone remove most patterns and choices.
//! 2. `alphabet` keeps one character for each way of behaving, and `automaton` makes each glob deterministic: one state
//!    for each literal character and one more, so linear in the glob.
//! 3. `product` advances all automata of one choice together with that of the grammar of names: a conjunction for the
//!    chosen patterns, a subset construction for the union of those to avoid. It is deterministic, so that a text leads to
//!    one state, and texts that lead to the same state go on alike.
//! 4. `search` looks for the first accepted text, best first (`bfs`, A*) and, when that has used its part of the work,
//!    depth first by length (`dfs`). `bounds` tells both how far a state is from any name at least, and `dominance` drops
//!    states that another one makes superfluous.
//!
//! # The cost
//!
//! Two patterns of `m` and `n` characters have at most `6·(m+1)·(n+1)` states, some 400,000 at the greatest lengths: pairs
//! are always decided. For sets the bound is `6·Π(mᵢ+1)` for each choice, over its patterns and those to avoid: exponential
//! in the number of patterns to avoid, because the subset construction remembers which of them have begun to match.
//! Filters of real registries share few parts and stay far below it. The search counts its work and its memory in steps
//! that do not depend on the machine, and gives [`Answer::TooHard`] where either runs out: an
//! answer is exact, or says that it is none, and is the same everywhere. Many questions about one policy share a [`Budget`]
//! (`shared`), and most of them are answered by names made of the texts.

mod alphabet;
mod answer;
mod automata;
mod automaton;
mod bfs;
mod bounds;
mod budget;
mod dfs;
mod dominance;
mod frontier;
mod grammar;
mod hasher;
mod limits;
mod pair_distance;
mod pattern;
mod predecessors;
mod product;
mod question;
mod relation;
mod search;
mod shared;
mod state_sets;
mod subsequence;

pub use answer::Answer;
pub(crate) use budget::Budget;
pub use grammar::is_repository_name;
pub(crate) use grammar::{MAX_NAME, MIN_NAME};
pub use pattern::Pattern;
pub use relation::{Relation, RelationKind, is_empty, is_subset, meets, overlap, relate};
pub use search::find;
pub(crate) use search::find_within;
pub(crate) use shared::{find_in, is_covered_in, is_subset_in, meets_in, overlap_in};

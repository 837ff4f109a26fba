//! Exact answers about ECR's repository filters: which repository names a set of filters matches,
//! and how two sets relate.
//!
//! Takes [`Pattern`]s (filters as ECR reads them, or anchored globs) and gives verdicts with
//! witnesses. Every claim is over the names ECR accepts and no others ([`is_repository_name`]):
//! two sets which differ on impossible names alone are equal. A witness is always such a name, the
//! shortest there is and, among the shortest, the first in byte order.
//!
//! Everything but [`Pattern::matches`] rests on one search ([`find`]), which is exact or says so:
//! it counts its steps and gives [`Answer::TooHard`] when they run out, the same on every machine.

mod alphabet;
mod answer;
mod automaton;
mod backwards;
mod bounds;
mod breadth;
mod depth;
mod frontier;
mod grammar;
mod lists;
mod machine;
mod meeting;
mod pattern;
mod question;
mod relation;
mod rivals;
mod search;
mod space;

pub use answer::Answer;
pub use grammar::is_repository_name;
pub(crate) use grammar::{MAX_NAME, MIN_NAME};
pub use pattern::Pattern;
pub use relation::{Relation, Verdict, covers_everything, is_empty, is_subset, meets, overlap, relate};
pub use search::find;
pub(crate) use search::find_within;

//! The proof that a policy's module settles, in a sentence.

use crate::command::simulate::headline;
use crate::compare::Change;

/// What the model says of the new module: `settles after 1 apply, in both release states, from all 48 starting states`.
pub(in crate::command) fn proof(change: &Change) -> String {
    headline(change.verdict(), change.release_states())
}

//! The proof that a policy's module settles, in a sentence.

use crate::change::Change;
use crate::command::simulate::headline;

/// What the model says of the new module: `settles after 1 apply, in both release states, from all 48 starting states`.
/// Where other Terraform stands in its folder, that the proof is not of that.
pub(in crate::command) fn proof(change: &Change) -> String {
    let proof = headline(change.verdict(), change.release_states());
    match change.others() {
        [] => proof,
        [one] => {
            format!("{proof}, as it is generated; `{one}` in its folder is not looked at, and `scanwright lint` does")
        }
        [one, rest @ ..] => format!(
            "{proof}, as it is generated; `{one}` and {} more in its folder are not looked at, and `scanwright lint` does",
            rest.len()
        ),
    }
}

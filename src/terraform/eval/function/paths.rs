//! Functions over paths, as Terraform has them on a machine with `/`.

use std::path::Path;

use super::super::convert::Maybe;
use super::super::typed_value::{EvalError, TypedValue};
use super::argument::{known, text};
use crate::paths::{slashed, tidy};

/// `basename`: what stands behind the last separator.
pub(super) fn basename(given: &[TypedValue]) -> Maybe {
    let [path] = given else { return Err(EvalError) };
    let path = known!(text(path)?);
    let name = match path.trim_end_matches('/') {
        "" if path.is_empty() => ".",
        "" => "/",
        trimmed => trimmed.rsplit('/').next().unwrap_or(trimmed),
    };
    Ok(Some(TypedValue::text(name)))
}

/// `dirname`: what stands before the last separator, tidied.
pub(super) fn dirname(given: &[TypedValue]) -> Maybe {
    let [path] = given else { return Err(EvalError) };
    let path = known!(text(path)?);
    let end = path.rfind('/').map_or(0, |at| at + 1);
    let parent = tidy(Path::new(path.get(..end).unwrap_or_default()));
    Ok(Some(TypedValue::text(slashed(&parent))))
}

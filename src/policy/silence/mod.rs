//! Ignore comments of a policy: which warnings they silence, and what is wrong with them.

mod ignore_comment_without_effect;
mod ignore_comment_without_reason;
mod silence;

pub(crate) use silence::silence;

use crate::diagnostic::Code;

/// The codes of this stage.
pub(crate) static CODES: &[&Code] = &[&ignore_comment_without_reason::CODE, &ignore_comment_without_effect::CODE];

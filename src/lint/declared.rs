//! What a CloudFormation template declares, and the lints of it.

use std::sync::Arc;

use crate::cloudformation::Node;
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Check of what a template declares, in whatever case, which adds what it finds.
pub(super) type TemplateLint = fn(&Declared<'_>, &mut Vec<Diagnostic>);

/// Resource as a template declares it.
pub(super) struct Declared<'t> {
    /// Its logical name.
    pub(super) name: &'t str,
    pub(super) resource: &'t Node,
    pub(super) source: &'t Arc<Source>,
}

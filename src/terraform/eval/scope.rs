//! The place of an expression in a module instance.

use std::rc::Rc;
use std::sync::Arc;

use super::instance::Instance;
use super::names::Names;
use super::typed_value::TypedValue;
use crate::hcl::Expression;
use crate::source::{Place, Source};

/// Scope of an expression: its place, and the meaning of the names in it.
#[derive(Clone, Copy)]
pub(super) struct Scope<'s, 'f> {
    pub(super) instance: &'s Rc<Instance<'f>>,
    pub(super) source: &'s Arc<Source>,
    pub(super) names: Option<&'s Names<'s>>,
    /// True in the file of a template, where nothing has a meaning but these names.
    pub(super) is_closed: bool,
}

impl<'s, 'f> Scope<'s, 'f> {
    /// The names of a module instance at its top.
    pub(super) fn top(instance: &'s Rc<Instance<'f>>, source: &'s Arc<Source>) -> Self {
        Self { instance, source, names: None, is_closed: false }
    }

    pub(super) fn place(&self, expression: &Expression) -> Place {
        Place::new(self.source, expression.span)
    }

    /// Returns the value that a name stands for.
    pub(super) fn name(&self, name: &str) -> Option<&'s TypedValue> {
        let mut names = self.names;
        while let Some(bound) = names {
            if bound.name == name {
                return Some(&bound.value);
            }
            names = bound.outer;
        }
        None
    }
}

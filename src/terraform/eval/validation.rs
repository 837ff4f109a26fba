//! Validations of the root's variables: values that Terraform refuses before it plans.

use std::rc::Rc;

use super::evaluator::Evaluator;
use super::instance::Instance;
use super::scope::Scope;
use crate::hcl::Block;

impl<'f> Evaluator<'f> {
    /// Tells whether what was decided certainly violates the validation of a variable of the root module.
    pub(super) fn violates_validation(&self) -> bool {
        if self.decided.is_empty() {
            return false;
        }
        let Some(root) = self.root() else { return false };
        root.module().blocks_of("variable").any(|variable| self.is_violated(variable, &root))
    }

    fn is_violated(&self, variable: &Block, root: &Rc<Instance<'f>>) -> bool {
        variable.blocks_of("validation").filter_map(|validation| validation.attribute("condition")).any(|condition| {
            let scope = Scope::top(root, &condition.source);
            let truth = self.quietly(|| self.evaluate(&condition.value, scope).and_then(|value| self.truth(&value)));
            truth == Ok(Some(false))
        })
    }
}

//! The value of a condition.

use super::node::Node;
use super::resolve::Unknown;
use super::template::{Given, Template};

/// The deepest chain of conditions.
const DEEPEST: usize = 32;

impl Template {
    /// Tells whether a condition holds with these values of parameters.
    pub(super) fn holds(&self, name: &Node, given: &Given, depth: usize) -> Result<bool, Unknown> {
        let definition = name.text().and_then(|name| self.condition(name)).filter(|_| depth < DEEPEST);
        self.evaluate(definition.ok_or(Unknown(name.span))?, given, depth + 1)
    }

    fn evaluate(&self, condition: &Node, given: &Given, depth: usize) -> Result<bool, Unknown> {
        let unknown = Unknown(condition.span);
        let (function, argument) = condition.function().filter(|_| depth < DEEPEST).ok_or(unknown)?;
        if function == "Condition" {
            return self.holds(argument, given, depth + 1);
        }
        let arguments = argument.items().ok_or(unknown)?;
        let mut each = arguments.iter().map(|one| self.evaluate(one, given, depth + 1));
        match (function, arguments) {
            ("Fn::Equals", [one, other]) => {
                let text = |side: &Node| {
                    self.resolve(side, given)?.and_then(|side| side.text().map(str::to_owned)).ok_or(unknown)
                };
                Ok(text(one)? == text(other)?)
            }
            ("Fn::Not", [_]) => each.next().unwrap_or(Err(unknown)).map(|holds| !holds),
            ("Fn::And", _) => each.try_fold(true, |all, one| Ok(all && one?)),
            ("Fn::Or", _) => each.try_fold(false, |any, one| Ok(any || one?)),
            _ => Err(unknown),
        }
    }
}

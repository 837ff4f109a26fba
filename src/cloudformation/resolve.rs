//! A value with its functions replaced by what they give.

use super::node::{Node, Value};
use super::parameters::substituted;
use super::template::{Given, Template};
use crate::source::Span;

/// The pseudo parameter that removes what it stands for.
const NO_VALUE: &str = "AWS::NoValue";

/// Place of a value that the template does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unknown(pub(crate) Span);

impl Template {
    /// The value with these values of parameters; `None` where it is removed.
    ///
    /// # Errors
    /// Gives the place of the first part that is unknown.
    pub(crate) fn resolve(&self, node: &Node, given: &Given) -> Result<Option<Node>, Unknown> {
        let scalar = |text: &str| Some(Node { value: Value::Scalar(text.to_owned()), span: node.span });
        let unknown = Unknown(node.span);
        let value = match (node.function(), &node.value) {
            (Some(("Ref", name)), _) if name.text() == Some(NO_VALUE) => return Ok(None),
            (Some(("Ref", name)), _) => {
                return name.text().and_then(|name| given.get(name)).map(|text| scalar(text)).ok_or(unknown);
            }
            (Some(("Fn::If", arguments)), _) => {
                let Some([condition, on, off]) = arguments.items() else { return Err(unknown) };
                let branch = if self.holds(condition, given, 0)? { on } else { off };
                return self.resolve(branch, given);
            }
            (Some(("Fn::Sub", text)), _) => {
                let text = text.text().and_then(|text| substitute(text, given));
                return text.map(|text| scalar(&text)).ok_or(unknown);
            }
            (Some(("Condition", _)) | None, Value::Object(entries)) => {
                let mut resolved = Vec::new();
                for (key, value) in entries {
                    resolved.extend(self.resolve(value, given)?.map(|value| (key.clone(), value)));
                }
                Value::Object(resolved)
            }
            (None, Value::List(items)) => {
                let mut resolved = Vec::new();
                for item in items {
                    resolved.extend(self.resolve(item, given)?);
                }
                Value::List(resolved)
            }
            (None, other) => other.clone(),
            (Some(_), _) => return Err(unknown),
        };
        Ok(Some(Node { value, span: node.span }))
    }
}

/// A text with parameters in place of their names; `None` where one has no value, or is none.
fn substitute(text: &str, given: &Given) -> Option<String> {
    let mut replaced = text.to_owned();
    for name in substituted(text) {
        replaced = replaced.replace(&format!("${{{name}}}"), given.get(name)?);
    }
    Some(replaced)
}

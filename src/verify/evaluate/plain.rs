//! Evaluates what needs no evaluator: literals, names with attributes and indices, and choices between them.
//!
//! The built-in templates use nothing else, and this borrows where the general evaluator copies every name at every
//! step. What it does not know it leaves to that one.

use hcl::edit::expr::{Expression, ObjectKey, Traversal, TraversalOperator};
use hcl::{Map, Value};

use super::Names;

/// The value, where the expression is of the plain kind.
pub(super) fn value(expression: &Expression, names: &Names) -> Option<Value> {
    match expression {
        Expression::String(text) => Some(Value::from(text.value().as_str())),
        Expression::Bool(bool) => Some(Value::from(*bool.value())),
        Expression::Array(items) => items.iter().map(|item| value(item, names)).collect(),
        Expression::Object(object) => {
            let pairs = object.iter().map(|(key, item)| Some((text_of(key)?, value(item.expr(), names)?)));
            pairs.collect::<Option<Map<String, Value>>>().map(Value::Object)
        }
        Expression::Traversal(traversal) => follow(traversal, names).cloned(),
        Expression::Conditional(conditional) => match value(&conditional.cond_expr, names)? {
            Value::Bool(true) => value(&conditional.true_expr, names),
            Value::Bool(false) => value(&conditional.false_expr, names),
            _ => None,
        },
        _ => None,
    }
}

fn text_of(key: &ObjectKey) -> Option<String> {
    match key {
        ObjectKey::Ident(name) => Some(name.as_str().to_owned()),
        ObjectKey::Expression(expression) => expression.as_str().map(str::to_owned),
    }
}

fn follow<'n>(traversal: &Traversal, names: &'n Names) -> Option<&'n Value> {
    let Expression::Variable(root) = &traversal.expr else { return None };
    let root = names.get(root.as_str())?;
    traversal.operators.iter().try_fold(root, |value, operator| match operator.value() {
        TraversalOperator::GetAttr(name) => value.as_object()?.get(name.as_str()),
        TraversalOperator::Index(index) => match self::value(index, names)? {
            Value::String(key) => value.as_object()?.get(&key),
            _ => None,
        },
        _ => None,
    })
}

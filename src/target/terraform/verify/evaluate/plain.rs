//! The expressions whose value is plain from the text, and is the same for Terraform.
//!
//! Literals, names with attributes and keys, choices, texts with plain interpolations, and logic over booleans and texts.
//! Nothing else is evaluated: functions, `for` and numbers have corners (sets, conversions, precision) in which another
//! evaluator would silently differ from Terraform, and a template has no need of them, since tera can write the result.

use hcl::edit::expr::{BinaryOp, BinaryOperator, Expression, ObjectKey, Traversal, TraversalOperator, UnaryOperator};
use hcl::edit::template::{Element, StringTemplate};
use hcl::{Map, Value};

use super::Names;

/// The value; `None` where the expression is of another kind, or names what is not known.
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
        Expression::Parenthesis(inner) => value(inner.inner(), names),
        Expression::StringTemplate(template) => joined(template, names),
        Expression::Conditional(conditional) => {
            let is_true = value(&conditional.cond_expr, names)?.as_bool()?;
            value(if is_true { &conditional.true_expr } else { &conditional.false_expr }, names)
        }
        Expression::UnaryOp(unary) => match unary.operator.value() {
            UnaryOperator::Not => Some(Value::from(!value(&unary.expr, names)?.as_bool()?)),
            UnaryOperator::Neg => None,
        },
        Expression::BinaryOp(binary) => logic(binary, names),
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
        TraversalOperator::Index(index) => value.as_object()?.get(self::value(index, names)?.as_str()?),
        _ => None,
    })
}

fn joined(template: &StringTemplate, names: &Names) -> Option<Value> {
    let part = |element: &Element| match element {
        Element::Literal(text) => Some(text.value().clone()),
        Element::Interpolation(inner) => value(&inner.expr, names)?.as_str().map(str::to_owned),
        Element::Directive(_) => None,
    };
    template.iter().map(part).collect::<Option<String>>().map(Value::String)
}

/// Logic over booleans; equality of booleans, and of texts of plain letters, since Terraform compares normalised ones.
fn logic(binary: &BinaryOp, names: &Names) -> Option<Value> {
    let (left, right) = (value(&binary.lhs_expr, names)?, value(&binary.rhs_expr, names)?);
    let is_same = || match (&left, &right) {
        (Value::Bool(left), Value::Bool(right)) => Some(left == right),
        (Value::String(left), Value::String(right)) => (left.is_ascii() && right.is_ascii()).then(|| left == right),
        _ => None,
    };
    match binary.operator.value() {
        BinaryOperator::And => Some(Value::from(left.as_bool()? && right.as_bool()?)),
        BinaryOperator::Or => Some(Value::from(left.as_bool()? || right.as_bool()?)),
        BinaryOperator::Eq => is_same().map(Value::from),
        BinaryOperator::NotEq => is_same().map(|is_same| Value::from(!is_same)),
        _ => None,
    }
}

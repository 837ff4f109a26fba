//! `for` over something unknown: what is known of its members.

use super::evaluator::Evaluator;
use super::excluded::{Excluded, Filtered};
use super::scope::Scope;
use super::typed_value::{Form, TypedValue};
use crate::hcl::{Expression, For, Kind, Operator};

impl<'f> Evaluator<'f> {
    /// Returns the derivation of the elements of a `for` from the collection that it iterates over.
    pub(super) fn form_of(&self, each: &For, scope: Scope<'_, 'f>) -> Form {
        let Ok(collection) = self.quietly(|| self.evaluate(&each.collection, scope)) else { return Form::Plain };
        if each.is_grouped || !collection.is_unknown() && each.condition.is_none() {
            return Form::Plain;
        }
        let is_element = |expression: &Expression| expression.path() == [&*each.value_name];
        let is_of_elements = each.key.is_none() && is_element(&each.value);
        let mut left_out = Vec::new();
        if let Some(condition) = &each.condition {
            self.left_out(condition, each, scope, &mut left_out);
        }
        match (&each.condition, left_out.as_slice()) {
            (None, _) if is_of_elements => Form::Members(collection),
            (Some(condition), [(side, value)]) if is_of_elements && is_element(side) && is_inequality(condition) => {
                Form::Without(collection, vec![value.clone()])
            }
            (condition, _) => {
                let source = Filtered::elements(&collection);
                let excluded = |expression: &Expression| excluded(expression, each, &source, &left_out);
                let values = excluded(&each.value);
                let keys = each.key.as_ref().map_or_else(|| values.clone(), excluded);
                Form::Filtered(Filtered { size: condition.is_none().then_some(collection), keys, values })
            }
        }
    }

    /// Tells whether a `for` leaves out the account of a provider, which need not be decided to be one of the others.
    pub(super) fn leaves_out_account(&self, each: &For, scope: Scope<'_, 'f>) -> bool {
        let mut left_out = Vec::new();
        if let Some(condition) = &each.condition {
            self.left_out(condition, each, scope, &mut left_out);
        }
        left_out.iter().any(|(_, value)| value.is_account())
    }

    /// Collects the sides of a condition that are not equal to something known wherever it holds, with that.
    fn left_out<'e>(
        &self,
        condition: &'e Expression,
        each: &For,
        scope: Scope<'_, 'f>,
        found: &mut Vec<(&'e Expression, TypedValue)>,
    ) {
        let mut differ = |side: &'e Expression, value: &Expression| {
            if !side.path().first().is_some_and(|name| names_element(each, name)) {
                return;
            }
            match self.quietly(|| self.evaluate(value, scope)) {
                Ok(value) if is_one(&value) => found.push((side, value)),
                _ => {}
            }
        };
        match &condition.kind {
            Kind::Binary(Operator::NotEqual, sides) => {
                let [left, right] = &**sides;
                differ(uncalled(left), right);
                differ(uncalled(right), left);
            }
            Kind::Not(inner) => match &inner.kind {
                Kind::Binary(Operator::Equal, sides) => {
                    let [left, right] = &**sides;
                    differ(uncalled(left), right);
                    differ(uncalled(right), left);
                }
                Kind::Call(call) if &*call.name == "contains" => {
                    let [Expression { kind: Kind::List(items), .. }, side] = call.arguments.as_slice() else { return };
                    items.iter().for_each(|item| differ(uncalled(side), item));
                }
                _ => {}
            },
            Kind::Binary(Operator::And, sides) => {
                sides.iter().for_each(|side| self.left_out(side, each, scope, found));
            }
            _ => {}
        }
    }
}

/// Returns the values that a part of what each element becomes is certainly not.
fn excluded(
    expression: &Expression,
    each: &For,
    source: &Filtered,
    left_out: &[(&Expression, TypedValue)],
) -> Vec<Excluded> {
    let expression = uncalled(expression);
    let path = names(expression);
    let Some((root, rest)) = path.as_deref().and_then(|path| path.split_first()) else { return Vec::new() };
    let of_source = match *root {
        root if root == &*each.value_name => source.values.as_slice(),
        root if each.key_name.as_deref() == Some(root) => source.keys.as_slice(),
        _ => return Vec::new(),
    };
    let own = left_out.iter().filter_map(|(side, value)| {
        let side = names(side)?;
        let (of, path) = side.split_first()?;
        let path = path.iter().map(|name| std::rc::Rc::from(*name)).collect();
        (of == root).then(|| Excluded { path, value: value.clone() })
    });
    own.chain(of_source.iter().cloned()).filter_map(|one| one.below(rest)).collect()
}

/// The names of a reference that is nothing but names.
fn names(expression: &Expression) -> Option<Vec<&str>> {
    match &expression.kind {
        Kind::Name(name) => Some(vec![name]),
        _ => expression.names(),
    }
}

fn names_element(each: &For, name: &str) -> bool {
    *name == *each.value_name || each.key_name.as_deref() == Some(name)
}

/// Value that is converted to text.
fn uncalled(expression: &Expression) -> &Expression {
    match &expression.kind {
        Kind::Call(call) if matches!(&*call.name, "tostring" | "trimspace") => {
            call.arguments.first().unwrap_or(expression)
        }
        _ => expression,
    }
}

/// Tells whether a condition is that two things are not equal, and no more.
fn is_inequality(condition: &Expression) -> bool {
    matches!(condition.kind, Kind::Binary(Operator::NotEqual, _))
}

/// Tells whether a value is one string or number, or the id of an account: the same whenever it is compared.
fn is_one(value: &TypedValue) -> bool {
    match value {
        TypedValue::Text(_) | TypedValue::Number(_) => true,
        TypedValue::Unknown(unknown, _) => matches!(unknown.form, Form::Account(_)),
        _ => false,
    }
}

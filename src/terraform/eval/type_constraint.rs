//! The `type` of a variable.

use super::evaluator::Evaluator;
use super::scope::Scope;
use super::typed_value::TypedValue;
use super::types::{Field, Type};
use crate::hcl::{Expression, Kind};

impl<'f> Evaluator<'f> {
    /// The type that an expression says; any, where it says none that is known.
    pub(super) fn constraint(&self, expression: &Expression, scope: Scope<'_, 'f>) -> Type {
        match &expression.kind {
            Kind::Name(name) | Kind::Text(name) => named(name),
            Kind::Call(call) => {
                let argument = call.arguments.first();
                let inner = || Box::new(argument.map_or(Type::Any, |argument| self.constraint(argument, scope)));
                match (&*call.name, argument.map(|argument| &argument.kind)) {
                    ("list", _) => Type::List(inner()),
                    ("set", _) => Type::Set(inner()),
                    ("map", _) => Type::Map(inner()),
                    ("tuple", Some(Kind::List(items))) => {
                        Type::Tuple(items.iter().map(|item| self.constraint(item, scope)).collect())
                    }
                    ("object", Some(Kind::Object(entries))) => {
                        let field = |(name, kind): &(Expression, Expression)| {
                            Some((Box::from(name.as_text()?), self.field(kind, scope)))
                        };
                        Type::Object(entries.iter().filter_map(field).collect())
                    }
                    _ => Type::Any,
                }
            }
            _ => Type::Any,
        }
    }

    fn field(&self, expression: &Expression, scope: Scope<'_, 'f>) -> Field {
        let Kind::Call(call) = &expression.kind else { return self.required(expression, scope) };
        let (true, Some(kind)) = (&*call.name == "optional", call.arguments.first()) else {
            return self.required(expression, scope);
        };
        let kind = self.constraint(kind, scope);
        let default = call.arguments.get(1).map(|default| self.value(default, scope));
        Field { default: Some(default.unwrap_or(TypedValue::Null(kind.plain()))), kind }
    }

    fn required(&self, expression: &Expression, scope: Scope<'_, 'f>) -> Field {
        Field { kind: self.constraint(expression, scope), default: None }
    }
}

fn named(name: &str) -> Type {
    match name {
        "bool" => Type::Bool,
        "number" => Type::Number,
        "string" => Type::Text,
        "list" => Type::List(Box::new(Type::Any)),
        "map" => Type::Map(Box::new(Type::Any)),
        _ => Type::Any,
    }
}

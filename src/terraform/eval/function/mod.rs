//! The functions that are evaluated: those that are pure, and whose result is plainly the same as Terraform's.
//!
//! Any other function is unknown. Where a function is given something unknown, so is its result, unless the rest tells
//! it.

mod argument;
mod base64;
mod collections;
mod csv;
mod files;
mod fileset;
mod format;
mod json;
mod maps;
mod numbers;
mod paths;
mod pattern;
mod sets;
mod texts;
mod unknown;
mod yaml;

use super::convert::{DEEP, Maybe, convert};
use super::evaluator::Evaluator;
use super::scope::Scope;
use super::typed_value::{EvalError, Outcome, TypedValue};
use super::types::Type;
use crate::hcl::{Call, Expression};

/// Function of Terraform on its arguments; returns `None` if the result is unknown.
type Function = fn(&[TypedValue]) -> Maybe;

impl<'f> Evaluator<'f> {
    pub(super) fn call(&self, whole: &Expression, call: &Call, scope: Scope<'_, 'f>) -> Outcome {
        let unknown = || self.unknown(whole, scope);
        match &*call.name {
            "try" if !call.is_expanded => return self.first_right(whole, call, scope),
            "can" if !call.is_expanded => return Ok(self.is_right(whole, call, scope)),
            _ => {}
        }
        let mut arguments = Vec::with_capacity(call.arguments.len());
        for argument in &call.arguments {
            arguments.push(self.evaluate(argument, scope)?);
        }
        if call.is_expanded && !expand(&mut arguments)? {
            return Ok(unknown());
        }
        if let Some(value) = self.of_unknown(whole, call, &arguments, scope)? {
            return Ok(value);
        }
        if let Some(value) = self.of_files(whole, call, &arguments, scope)? {
            return Ok(value);
        }
        let Some(function) = named(&call.name) else { return Ok(unknown()) };
        if !arguments.iter().all(|argument| self.budget.take_look(argument)) {
            return Ok(unknown());
        }
        match function(&arguments)? {
            Some(value) => Ok(value),
            None => Ok(self.unknown_of(whole, scope, result_type(&call.name))),
        }
    }

    /// `try`: the first of its arguments that isn't wrong.
    fn first_right(&self, whole: &Expression, call: &Call, scope: Scope<'_, 'f>) -> Outcome {
        for argument in &call.arguments {
            match self.trying(|| self.evaluate(argument, scope)) {
                Ok(value) if is_surely_right(&value) => return Ok(value),
                // Whether something unknown is right is not known either.
                Ok(value) if value.unknown(&mut { DEEP }).is_some() => return Ok(self.unknown(whole, scope)),
                Ok(value) => return Ok(value),
                Err(EvalError) => {}
            }
        }
        Err(EvalError)
    }

    fn is_right(&self, whole: &Expression, call: &Call, scope: Scope<'_, 'f>) -> TypedValue {
        let Some(argument) = call.arguments.first() else { return self.unknown(whole, scope) };
        match self.trying(|| self.evaluate(argument, scope)) {
            Ok(value) if is_surely_right(&value) => TypedValue::Bool(true),
            Ok(value) if value.unknown(&mut { DEEP }).is_some() => self.unknown_of(whole, scope, Type::Bool),
            Ok(_) => TypedValue::Bool(true),
            Err(EvalError) => TypedValue::Bool(false),
        }
    }
}

/// Name of a function without the namespace of Terraform's own.
fn plain_name(name: &str) -> &str {
    name.strip_prefix("core::").unwrap_or(name)
}

/// Tells whether something unknown is certain to be a value: the id of an account, or a variable or an attribute of one
/// that its type declares.
fn is_surely_right(value: &TypedValue) -> bool {
    let TypedValue::Unknown(unknown, kind) = value else { return false };
    let is_declared = unknown.is_root() && unknown.what.words.starts_with("var.") && kind.is_primitive();
    is_declared || value.is_account()
}

/// Puts the elements of the last argument in its place; whether they are known.
fn expand(arguments: &mut Vec<TypedValue>) -> Result<bool, EvalError> {
    match arguments.pop() {
        Some(TypedValue::Unknown(..)) | None => Ok(false),
        Some(last) => {
            arguments.extend(last.items().ok_or(EvalError)?.iter().cloned());
            Ok(true)
        }
    }
}

/// The type that a function's result has in any case.
fn result_type(name: &str) -> Type {
    match name {
        "alltrue" | "anytrue" | "contains" | "startswith" | "endswith" | "tobool" | "can" => Type::Bool,
        "length" | "tonumber" | "min" | "max" | "abs" | "floor" | "ceil" => Type::Number,
        "format" | "join" | "lower" | "upper" | "replace" | "tostring" | "trimspace" | "jsonencode" | "file"
        | "base64decode" => Type::Text,
        _ => Type::Any,
    }
}

fn named(name: &str) -> Option<Function> {
    Some(match plain_name(name) {
        "abs" => numbers::abs,
        "alltrue" => collections::alltrue,
        "anytrue" => collections::anytrue,
        "base64decode" => base64::decode,
        "base64encode" => base64::encode,
        "basename" => paths::basename,
        "chomp" => texts::chomp,
        "ceil" => numbers::floor,
        "chunklist" => collections::chunklist,
        "coalesce" => collections::coalesce,
        "coalescelist" => collections::coalescelist,
        "compact" => collections::compact,
        "concat" => collections::concat,
        "contains" => collections::contains,
        "csvdecode" => csv::decode,
        "dirname" => paths::dirname,
        "distinct" => sets::distinct,
        "element" => collections::element,
        "endswith" => texts::endswith,
        "flatten" => collections::flatten,
        "floor" => numbers::floor,
        "format" => format::format,
        "formatlist" => format::formatlist,
        "indent" => texts::indent,
        "index" => collections::index,
        "join" => texts::join,
        "jsondecode" => json::decode,
        "jsonencode" => json::encode,
        "keys" => maps::keys,
        "length" => collections::length,
        "lookup" => maps::lookup,
        "lower" => texts::lower,
        "max" => numbers::max,
        "merge" => maps::merge,
        "min" => numbers::min,
        "one" => collections::one,
        "range" => numbers::range,
        "regex" => pattern::regex,
        "regexall" => pattern::regexall,
        "replace" => texts::replace,
        "reverse" => collections::reverse,
        "setintersection" => sets::intersection,
        "setproduct" => sets::product,
        "setsubtract" => sets::subtract,
        "setunion" => sets::union,
        "slice" => collections::slice,
        "nonsensitive" | "sensitive" => |given| Ok(given.first().cloned()),
        "sort" => sets::sort,
        "split" => texts::split,
        "startswith" => texts::startswith,
        "strcontains" => texts::strcontains,
        "strrev" => texts::strrev,
        "substr" => texts::substr,
        "sum" => numbers::sum,
        "title" => texts::title,
        "tobool" => |given| one_as(given, &Type::Bool),
        "tolist" => |given| one_as(given, &Type::List(Box::new(Type::Any))),
        "tomap" => |given| one_as(given, &Type::Map(Box::new(Type::Any))),
        "tonumber" => |given| one_as(given, &Type::Number),
        "toset" => |given| one_as(given, &Type::Set(Box::new(Type::Any))),
        "tostring" => |given| one_as(given, &Type::Text),
        "trim" => texts::trim,
        "trimprefix" => texts::trimprefix,
        "trimspace" => texts::trimspace,
        "trimsuffix" => texts::trimsuffix,
        "upper" => texts::upper,
        "values" => maps::values,
        "yamldecode" => yaml::decode,
        "zipmap" => maps::zipmap,
        _ => return None,
    })
}

/// Conversion of the one argument.
fn one_as(given: &[TypedValue], kind: &Type) -> Maybe {
    let [value] = given else { return Err(EvalError) };
    match value {
        TypedValue::Unknown(..) => Ok(None),
        value => convert(value, kind),
    }
}

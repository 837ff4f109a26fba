//! The functions that a template's expressions may call: Terraform's conversions and joins of collections.

use hcl::Value;
use hcl::eval::{Context, FuncArgs, FuncDef, ParamType};

/// Makes them known.
pub(super) fn declare(context: &mut Context<'_>) {
    let one: [(&str, hcl::eval::Func); 5] =
        [("tolist", same), ("tomap", same), ("toset", to_set), ("distinct", to_set), ("flatten", flatten)];
    for (name, function) in one {
        context.declare_func(name, FuncDef::builder().param(ParamType::Any).build(function));
    }
    for (name, function) in [("concat", concat as hcl::eval::Func), ("merge", merge)] {
        context.declare_func(name, FuncDef::builder().variadic_param(ParamType::Any).build(function));
    }
}

fn same(args: FuncArgs) -> Result<Value, String> {
    args.into_values().into_iter().next().ok_or_else(|| "needs an argument".to_owned())
}

fn to_set(args: FuncArgs) -> Result<Value, String> {
    let mut distinct: Vec<Value> = Vec::new();
    for item in list(same(args)?)? {
        if !distinct.contains(&item) {
            distinct.push(item);
        }
    }
    Ok(Value::Array(distinct))
}

fn concat(args: FuncArgs) -> Result<Value, String> {
    let lists: Result<Vec<Vec<Value>>, String> = args.into_values().into_iter().map(list).collect();
    Ok(Value::Array(lists?.into_iter().flatten().collect()))
}

fn merge(args: FuncArgs) -> Result<Value, String> {
    let mut merged = hcl::Map::new();
    for value in args.into_values() {
        match value {
            Value::Object(object) => merged.extend(object),
            other => return Err(format!("takes objects, not `{other}`")),
        }
    }
    Ok(Value::Object(merged))
}

fn flatten(args: FuncArgs) -> Result<Value, String> {
    let mut flat = Vec::new();
    let mut waiting: Vec<Value> = list(same(args)?)?.into_iter().rev().collect();
    while let Some(next) = waiting.pop() {
        match next {
            Value::Array(items) => waiting.extend(items.into_iter().rev()),
            other => flat.push(other),
        }
    }
    Ok(Value::Array(flat))
}

fn list(value: Value) -> Result<Vec<Value>, String> {
    match value {
        Value::Array(items) => Ok(items),
        other => Err(format!("takes a list, not `{other}`")),
    }
}

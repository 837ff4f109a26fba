//! Types: of values, and the constraints of variables.

use std::collections::BTreeMap;

use super::typed_value::TypedValue;

/// A type, or a constraint.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Type {
    /// Any; of a value: not known, or that of a bare `null`.
    Any,
    Bool,
    Number,
    Text,
    List(Box<Type>),
    Set(Box<Type>),
    Map(Box<Type>),
    Tuple(Vec<Type>),
    Object(BTreeMap<Box<str>, Field>),
}

/// An attribute of an object type.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    pub(crate) kind: Type,
    /// Value if it isn't given; absent if it must be given.
    pub(crate) default: Option<TypedValue>,
}

impl Type {
    /// Tells whether it says everything: no `any` in it.
    pub(crate) fn is_whole(&self) -> bool {
        match self {
            Self::Any => false,
            Self::Bool | Self::Number | Self::Text => true,
            Self::List(item) | Self::Set(item) | Self::Map(item) => item.is_whole(),
            Self::Tuple(items) => items.iter().all(Self::is_whole),
            Self::Object(fields) => fields.values().all(|field| field.kind.is_whole()),
        }
    }

    pub(crate) fn is_primitive(&self) -> bool {
        matches!(self, Self::Bool | Self::Number | Self::Text)
    }

    /// The type of values of a constraint: without what is optional in it.
    pub(crate) fn plain(&self) -> Self {
        let boxed = |item: &Self| Box::new(item.plain());
        match self {
            Self::List(item) => Self::List(boxed(item)),
            Self::Set(item) => Self::Set(boxed(item)),
            Self::Map(item) => Self::Map(boxed(item)),
            Self::Tuple(items) => Self::Tuple(items.iter().map(Self::plain).collect()),
            Self::Object(fields) => {
                let plain = |field: &Field| Field { kind: field.kind.plain(), default: None };
                Self::Object(fields.iter().map(|(name, field)| (name.clone(), plain(field))).collect())
            }
            other => other.clone(),
        }
    }

    /// The type of a value.
    pub(crate) fn of(value: &TypedValue) -> Self {
        match value {
            TypedValue::Null(kind) | TypedValue::Unknown(_, kind) => kind.clone(),
            TypedValue::Bool(_) => Self::Bool,
            TypedValue::Number(_) => Self::Number,
            TypedValue::Text(_) => Self::Text,
            TypedValue::List(item, _) => Self::List(Box::new((**item).clone())),
            TypedValue::Set(item, _) => Self::Set(Box::new((**item).clone())),
            TypedValue::Map(item, _) => Self::Map(Box::new((**item).clone())),
            TypedValue::Tuple(items) => Self::Tuple(items.iter().map(Self::of).collect()),
            TypedValue::Object(entries) => {
                let field = |value: &TypedValue| Field { kind: Self::of(value), default: None };
                Self::Object(entries.iter().map(|(name, value)| (Box::from(&**name), field(value))).collect())
            }
        }
    }
}

/// The type that values of these types can be made to have in common, as Terraform finds it for the branches of a
/// conditional and the elements of a list. `None` where there is none, or where that is not certain.
pub(crate) fn unify(types: &[Type]) -> Option<Type> {
    let mut types: Vec<&Type> = types.iter().filter(|kind| **kind != Type::Any).collect();
    types.dedup();
    match types.as_slice() {
        [] => Some(Type::Any),
        [only] => Some((*only).clone()),
        all if all.iter().all(|kind| kind.is_primitive()) => all.contains(&&Type::Text).then_some(Type::Text),
        all => unify_collections(all),
    }
}

fn unify_collections(all: &[&Type]) -> Option<Type> {
    if let Some(items) = each(all, |kind| match kind {
        Type::Tuple(items) => Some(items),
        _ => None,
    }) {
        return unify_tuples(&items);
    }
    if let Some(fields) = each(all, |kind| match kind {
        Type::Object(fields) => Some(fields),
        _ => None,
    }) {
        return unify_objects(&fields);
    }
    if let Some(set) = unify_with_set(all) {
        return Some(set);
    }
    let items = each(all, |kind| match kind {
        Type::List(item) => Some(vec![(**item).clone()]),
        Type::Tuple(items) => Some(items.clone()),
        _ => None,
    });
    if let Some(items) = items {
        return Some(Type::List(Box::new(unify(&items.concat())?)));
    }
    let values = each(all, |kind| match kind {
        Type::Map(item) => Some(vec![(**item).clone()]),
        Type::Object(fields) => Some(fields.values().map(|field| field.kind.clone()).collect()),
        _ => None,
    })?;
    Some(Type::Map(Box::new(unify(&values.concat())?)))
}

/// Tuples beside one type of set, whose elements they have already, become such sets.
fn unify_with_set(all: &[&Type]) -> Option<Type> {
    let mut sets = all.iter().filter_map(|kind| match kind {
        Type::Set(item) if **item != Type::Any => Some(item),
        _ => None,
    });
    let item = sets.next()?;
    let fits = |kind: &&Type| match kind {
        // An empty set without a type becomes one of the others'.
        Type::Set(other) => other == item || **other == Type::Any,
        Type::Tuple(items) => items.iter().all(|other| other == &**item),
        _ => false,
    };
    (all.iter().all(fits) && item.is_whole()).then(|| Type::Set(item.clone()))
}

fn each<'t, T>(all: &[&'t Type], of: impl Fn(&'t Type) -> Option<T>) -> Option<Vec<T>> {
    all.iter().map(|kind| of(kind)).collect()
}

fn unify_tuples(all: &[&Vec<Type>]) -> Option<Type> {
    let length = all.first().map_or(0, |items| items.len());
    if all.iter().any(|items| items.len() != length) {
        let items: Vec<Type> = all.iter().flat_map(|items| items.iter().cloned()).collect();
        return Some(Type::List(Box::new(unify(&items)?)));
    }
    let at = |index: usize| -> Vec<Type> { all.iter().filter_map(|items| items.get(index).cloned()).collect() };
    Some(Type::Tuple((0..length).map(|index| unify(&at(index))).collect::<Option<_>>()?))
}

fn unify_objects(all: &[&BTreeMap<Box<str>, Field>]) -> Option<Type> {
    let names: Vec<&Box<str>> = all.first()?.keys().collect();
    if all.iter().any(|fields| !fields.keys().eq(names.iter().copied())) {
        let values: Vec<Type> = all.iter().flat_map(|fields| fields.values().map(|field| field.kind.clone())).collect();
        return Some(Type::Map(Box::new(unify(&values)?)));
    }
    let of = |name: &str| -> Vec<Type> {
        all.iter().filter_map(|fields| fields.get(name)).map(|field| field.kind.clone()).collect()
    };
    let fields = names.into_iter().map(|name| Some((name.clone(), Field { kind: unify(&of(name))?, default: None })));
    Some(Type::Object(fields.collect::<Option<_>>()?))
}

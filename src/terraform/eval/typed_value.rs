//! Values during evaluation: exact kinds, and unknowns that remember what they depend on.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;

use super::excluded::{Excluded, Filtered};
use super::types::Type;
use super::value::{Open, Value};
use super::whole::Whole;
use crate::hcl::{self, Operator};
use crate::source::Place;

/// A value. Collections are shared, so that a copy costs nothing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum TypedValue {
    Null(Type),
    Bool(bool),
    Number(Whole),
    Text(Rc<str>),
    Tuple(Rc<Vec<TypedValue>>),
    List(Rc<Type>, Rc<Vec<TypedValue>>),
    /// Set, in Terraform's order if that is known.
    Set(Rc<Type>, Rc<Vec<TypedValue>>),
    Object(Rc<Entries>),
    Map(Rc<Type>, Rc<Entries>),
    /// With the type that it has in any case.
    Unknown(Rc<Unknown>, Type),
}

pub(crate) type Entries = BTreeMap<Rc<str>, TypedValue>;

/// Something unknown.
#[derive(Debug, PartialEq)]
pub(crate) struct Unknown {
    /// Identity of the unknown: two with the same words are the same.
    pub(crate) what: UnknownRef,
    /// Place of its expression.
    pub(crate) place: Place,
    /// Derivation from other values, if a choice between those tells more.
    pub(crate) form: Form,
    /// Unknowns of the configuration that it depends on; itself, if it is one.
    pub(crate) roots: Roots,
}

/// Unknowns that a configuration is given from outside: variables without a value, attributes that AWS decides.
pub(crate) type Roots = Rc<BTreeSet<UnknownRef>>;

/// Name of an unknown, in the words of the configuration.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UnknownRef {
    /// The module or resource instance that the words are of; empty at the root.
    pub(crate) of: Rc<str>,
    pub(crate) words: String,
}

impl UnknownRef {
    /// Other words of the same module or instance.
    pub(crate) fn with(&self, words: String) -> Self {
        Self { of: Rc::clone(&self.of), words }
    }

    /// The unknown of the configuration that the words are a part of. Attributes of what AWS decides are one, since they may
    /// depend on each other; attributes of a variable are different ones.
    pub(crate) fn root(&self) -> Self {
        let names = match self.words.split('.').next().unwrap_or_default() {
            "data" => 3,
            "var" | "local" => usize::MAX,
            _ => 2,
        };
        match self.words.match_indices('.').nth(names - 1) {
            Some((end, _)) if !self.words.contains(['(', ' ']) => {
                self.with(self.words.get(..end).unwrap_or_default().to_owned())
            }
            _ => self.clone(),
        }
    }

    /// The words as a part of others: in parentheses where they have an operator.
    pub(crate) fn operand(&self) -> String {
        let operators =
            [" == ", " && ", " || ", " > ", " < ", " >= ", " <= ", " ? ", " + ", " - ", " * ", " / ", " % "];
        match operators.iter().any(|operator| self.words.contains(operator)) {
            true => format!("({})", self.words),
            false => self.words.clone(),
        }
    }
}

impl fmt::Display for UnknownRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.of.is_empty() {
            true => out.write_str(&self.words),
            false => write!(out, "{}: {}", self.of, self.words),
        }
    }
}

impl Unknown {
    /// Tells whether it is given from outside, and not made of something else that is unknown.
    pub(crate) fn is_root(&self) -> bool {
        self.roots.len() == 1 && self.roots.contains(&self.what)
    }

    fn open(&self) -> Open {
        let mut open = Open::new(self.what.to_string());
        open.roots = self.roots.iter().map(ToString::to_string).collect();
        match &self.form {
            Form::Account(settings) => open.account = Some(settings.to_string()),
            form => open.without = form.without(),
        }
        open
    }
}

/// Derivation of an unknown from others.
#[derive(Debug, PartialEq)]
pub(crate) enum Form {
    /// It stands for itself.
    Plain,
    Not(TypedValue),
    And(TypedValue, TypedValue),
    Or(TypedValue, TypedValue),
    /// True if the first, unknown, is the second, known.
    Equal(TypedValue, TypedValue),
    /// True if a number, unknown, is in this order to a known one.
    Order(TypedValue, Operator, Whole),
    /// True if the first, an unknown collection, has the second, known.
    Has(TypedValue, TypedValue),
    /// A known number that is not whole, or too large to be computed with.
    Fraction,
    /// The length of an unknown collection: a whole number, not below zero.
    Length(TypedValue),
    /// A collection with the same members as another one, maybe in another order: `toset(var.names)`.
    Members(TypedValue),
    /// A collection that is empty if and only if another one is: `keys(var.map)`.
    Size(TypedValue),
    /// The members of several collections: `concat(["EC2"], var.more)`.
    Joined(Vec<TypedValue>),
    /// A collection without some values, which others it may not have either: `[for id in var.ids : id if id != "a"]`.
    Without(TypedValue, Vec<TypedValue>),
    /// A collection of whose elements some values are known that they are not.
    Filtered(Filtered),
    /// Something that some values are known not to be, or parts of it.
    Except(Vec<Excluded>),
    /// The id of the account that a provider with these settings acts in.
    Account(Rc<str>),
    /// The ARN of what a provider acts as, with this id of an account in it.
    Arn(TypedValue),
    /// An instance of a resource or module, whose attributes can be asked for.
    Instance(usize),
}

impl Form {
    /// Values that are certainly not in a collection, or that something is certainly not.
    fn without(&self) -> Vec<Value> {
        let values = |excluded: &[Excluded]| {
            let whole = excluded.iter().filter(|one| one.path.is_empty());
            whole.filter_map(|one| one.value.export(&mut 1)).collect::<Vec<_>>()
        };
        match self {
            Self::Without(source, own) => {
                let own = own.iter().filter_map(|value| value.export(&mut 1));
                own.chain(values(&Filtered::elements(source).values)).collect()
            }
            Self::Members(source) => values(&Filtered::elements(source).values),
            Self::Filtered(filtered) => values(&filtered.values),
            Self::Except(excluded) => values(excluded),
            _ => Vec::new(),
        }
    }
}

/// Terraform would say that it is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EvalError;

/// A value, or that Terraform would not have one.
pub(crate) type Outcome = Result<TypedValue, EvalError>;

impl TypedValue {
    pub(crate) const NULL: Self = Self::Null(Type::Any);

    pub(crate) fn text(text: impl AsRef<str>) -> Self {
        Self::Text(Rc::from(text.as_ref()))
    }

    pub(crate) fn tuple(items: Vec<Self>) -> Self {
        Self::Tuple(Rc::new(items))
    }

    pub(crate) fn object(entries: impl IntoIterator<Item = (Rc<str>, Self)>) -> Self {
        Self::Object(Rc::new(entries.into_iter().collect()))
    }

    pub(crate) fn count(number: usize) -> Self {
        Self::Number(Whole::from(number))
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null(_))
    }

    /// Tells whether it is the id of the account that a provider acts in: unknown, but neither empty nor `null`.
    pub(crate) fn is_account(&self) -> bool {
        matches!(self, Self::Unknown(unknown, Type::Text) if matches!(unknown.form, Form::Account(_)))
    }

    pub(crate) fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(..))
    }

    /// The elements of a list, tuple or set.
    pub(crate) fn items(&self) -> Option<&Rc<Vec<Self>>> {
        match self {
            Self::Tuple(items) | Self::List(_, items) | Self::Set(_, items) => Some(items),
            _ => None,
        }
    }

    /// The entries of a map or object.
    pub(crate) fn entries(&self) -> Option<&Rc<Entries>> {
        match self {
            Self::Object(entries) | Self::Map(_, entries) => Some(entries),
            _ => None,
        }
    }

    /// The unknown that it is or has in it; looks at no more than a number of values.
    pub(crate) fn unknown(&self, budget: &mut usize) -> Option<&Rc<Unknown>> {
        *budget = budget.saturating_sub(1);
        if *budget == 0 {
            return None;
        }
        match self {
            Self::Unknown(unknown, _) => Some(unknown),
            Self::Tuple(items) | Self::List(_, items) | Self::Set(_, items) => {
                items.iter().find_map(|item| item.unknown(budget))
            }
            Self::Object(entries) | Self::Map(_, entries) => entries.values().find_map(|value| value.unknown(budget)),
            _ => None,
        }
    }

    /// The unknowns of the configuration that something in it depends on.
    pub(crate) fn roots(&self) -> BTreeSet<UnknownRef> {
        let mut roots = BTreeSet::new();
        self.add_roots(&mut roots);
        roots
    }

    fn add_roots(&self, roots: &mut BTreeSet<UnknownRef>) {
        match self {
            Self::Unknown(unknown, _) => roots.extend(unknown.roots.iter().cloned()),
            value => {
                value.items().into_iter().flat_map(|items| items.iter()).for_each(|item| item.add_roots(roots));
                value.entries().into_iter().flat_map(|entries| entries.values()).for_each(|item| item.add_roots(roots));
            }
        }
    }

    /// The value for everybody else. `None` where it is made of more values than the budget allows.
    pub(crate) fn export(&self, budget: &mut usize) -> Option<Value> {
        *budget = budget.checked_sub(1)?;
        Some(match self {
            Self::Null(_) => Value::Null,
            Self::Bool(bool) => Value::Bool(*bool),
            Self::Number(number) => Value::Number(number.to_string()),
            Self::Text(text) => {
                *budget = budget.checked_sub(text.len() / 64)?;
                Value::Text(text.to_string())
            }
            Self::Tuple(items) | Self::List(_, items) | Self::Set(_, items) => Value::List(exported(items, budget)?),
            Self::Object(entries) | Self::Map(_, entries) => {
                let one = |(name, value): (&Rc<str>, &Self)| Some((name.to_string(), value.export(budget)?));
                Value::Map(entries.iter().map(one).collect::<Option<_>>()?)
            }
            Self::Unknown(unknown, _) => Value::Unknown(unknown.open()),
        })
    }

    /// The value as Terraform writes it, if it is short; for what is unknown, its words.
    pub(crate) fn words(&self) -> Option<String> {
        match self {
            Self::Null(_) => Some("null".to_owned()),
            Self::Bool(bool) => Some(bool.to_string()),
            Self::Number(number) => Some(number.to_string()),
            Self::Text(text) => {
                let mut quoted = String::new();
                hcl::quoted(&mut quoted, text).ok()?;
                Some(quoted)
            }
            Self::Unknown(unknown, _) => Some(unknown.what.to_string()),
            Self::Tuple(items) | Self::List(_, items) | Self::Set(_, items) if items.len() <= SHORT => {
                let items: Option<Vec<String>> = items.iter().map(Self::words).collect();
                Some(format!("[{}]", items?.join(", ")))
            }
            Self::Object(entries) | Self::Map(_, entries) if entries.len() <= SHORT => {
                let entry = |(name, value): (&Rc<str>, &Self)| Some(format!("{name} = {}", value.words()?));
                let entries: Option<Vec<String>> = entries.iter().map(entry).collect();
                Some(format!("{{{}}}", entries?.join(", ")))
            }
            _ => None,
        }
    }
}

/// The most elements of what is written out in words.
const SHORT: usize = 8;

fn exported(items: &[TypedValue], budget: &mut usize) -> Option<Vec<Value>> {
    items.iter().map(|item| item.export(budget)).collect()
}

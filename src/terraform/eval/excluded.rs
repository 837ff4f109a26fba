//! Values that parts of something unknown certainly don't have: `[for a in var.all : a.id if a.id != "1"]` has no `"1"`.

use std::rc::Rc;

use super::typed_value::{Form, TypedValue};

/// A value that a part of something unknown is not.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Excluded {
    /// Attributes that lead to the part; none for the whole.
    pub(super) path: Vec<Rc<str>>,
    pub(super) value: TypedValue,
}

impl Excluded {
    /// A value that the whole is not.
    pub(super) fn whole(value: TypedValue) -> Self {
        Self { path: Vec::new(), value }
    }

    /// The same of what stands below some attributes; `None` if it is of another part.
    pub(super) fn below(&self, names: &[&str]) -> Option<Self> {
        let (start, rest) = self.path.split_at_checked(names.len())?;
        let is_start = start.iter().zip(names).all(|(one, other)| **one == **other);
        is_start.then(|| Self { path: rest.to_vec(), value: self.value.clone() })
    }
}

/// Elements of an unknown collection.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Filtered {
    /// Collection that is empty if and only if this one is.
    pub(super) size: Option<TypedValue>,
    /// Values that no key is, of a list no element.
    pub(super) keys: Vec<Excluded>,
    /// Values that no element is.
    pub(super) values: Vec<Excluded>,
}

impl Filtered {
    /// Elements without keys of their own, such as those of a list or set.
    pub(super) fn of(size: Option<TypedValue>, values: Vec<Excluded>) -> Self {
        Self { size, keys: values.clone(), values }
    }

    /// Returns the elements of a collection, as far as they are known not to be some values.
    pub(super) fn elements(collection: &TypedValue) -> Self {
        let TypedValue::Unknown(unknown, _) = collection else { return Self::default() };
        match &unknown.form {
            Form::Filtered(filtered) => filtered.clone(),
            Form::Members(source) => Self::elements(source),
            Form::Without(source, values) => {
                let own = values.iter().cloned().map(Excluded::whole);
                Self::of(None, own.chain(Self::elements(source).values).collect())
            }
            _ => Self::default(),
        }
    }

    /// Returns the form of a collection that has some of these elements.
    pub(super) fn some(collection: &TypedValue) -> Form {
        Form::Filtered(Self::of(None, Self::elements(collection).values))
    }
}

impl Form {
    /// Something that is not some values.
    pub(super) fn except(excluded: Vec<Excluded>) -> Self {
        if excluded.is_empty() { Self::Plain } else { Self::Except(excluded) }
    }

    /// Returns the form of an attribute, or of the attributes of all elements behind a splat.
    pub(super) fn attribute(&self, whole: &TypedValue, name: &str) -> Self {
        let below = |excluded: &[Excluded]| excluded.iter().filter_map(|one| one.below(&[name])).collect();
        match self {
            Self::Except(excluded) => Self::except(below(excluded)),
            Self::Members(_) => {
                Self::Filtered(Filtered::of(Some(whole.clone()), below(&Filtered::elements(whole).values)))
            }
            _ => Self::Plain,
        }
    }
}

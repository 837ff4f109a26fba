//! Event as leaves.

use serde_json::Value;

use super::scalar::Scalar;

/// A value of an event that has no parts.
#[derive(Debug)]
pub(super) struct Leaf {
    /// The keys on the way to it, joined with dots.
    pub(super) path: String,
    pub(super) value: Scalar,
    /// The elements that it stands in, in the order of the numbers of their arrays.
    pub(super) elements: Vec<Element>,
}

/// An element of an array that is itself an object or an array.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Element {
    /// The number of the array, counted through the whole event.
    pub(super) array: usize,
    pub(super) index: usize,
}

/// Returns the leaves of an event. Empty objects and arrays have none, and values in an array stand in no element: only
/// objects and arrays in it keep their fields together.
pub(super) fn leaves(event: &Value) -> Vec<Leaf> {
    let mut walk = Walk { path: Vec::new(), elements: Vec::new(), arrays: 0, leaves: Vec::new() };
    walk.value(event);
    walk.leaves
}

struct Walk<'e> {
    path: Vec<&'e str>,
    elements: Vec<Element>,
    arrays: usize,
    leaves: Vec<Leaf>,
}

impl<'e> Walk<'e> {
    fn value(&mut self, value: &'e Value) {
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    self.path.push(key);
                    self.value(value);
                    self.path.pop();
                }
            }
            Value::Array(items) => self.array(items),
            Value::Null => self.leaf(Scalar::Null),
            Value::Bool(value) => self.leaf(Scalar::Bool(*value)),
            Value::Number(number) => self.leaf(Scalar::Number(number.as_f64().unwrap_or(f64::NAN))),
            Value::String(text) => self.leaf(Scalar::Text(text.clone())),
        }
    }

    fn array(&mut self, items: &'e [Value]) {
        let array = self.arrays;
        self.arrays += 1;
        for (index, item) in items.iter().enumerate() {
            let has_parts = item.is_object() || item.is_array();
            if has_parts {
                self.elements.push(Element { array, index });
            }
            self.value(item);
            if has_parts {
                self.elements.pop();
            }
        }
    }

    fn leaf(&mut self, value: Scalar) {
        self.leaves.push(Leaf { path: self.path.join("."), value, elements: self.elements.clone() });
    }
}

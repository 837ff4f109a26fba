//! Event that AWS sends.

use super::envelope;
use super::field::{Fact, Field, Holds};

/// A kind of event, named by its source and its detail-type.
#[derive(Debug)]
pub struct Event {
    pub source: &'static str,
    pub detail_type: &'static str,
    /// The occasions on which it is sent, a sentence.
    pub sent: &'static str,
    /// The page that documents it.
    pub documented: &'static Fact,
    /// Everything below `detail`.
    pub fields: &'static [Field],
    /// Events of that kind, shaped as those of AWS's documentation.
    pub samples: &'static [Sample],
}

/// An event, written as JSON.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// Subject of the event, as `an image in ECR`.
    pub about: &'static str,
    /// True if it is about an image in ECR.
    pub is_of_image: bool,
    pub json: &'static str,
}

impl Event {
    /// Returns the field at or above a path, written with dots and without indexes.
    pub fn field(&self, path: &str) -> Option<&'static Field> {
        let fields = self.fields.iter().chain(envelope::FIELDS);
        let covers = |field: &&Field| match field.holds {
            Holds::Anything => path == field.path || is_below(path, field.path),
            _ => path == field.path,
        };
        fields.into_iter().find(covers)
    }

    /// Returns the paths of all fields, with those that every event has.
    pub fn paths(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().chain(envelope::FIELDS).map(|field| field.path)
    }

    /// Tells whether a path is that of an object, which has fields but no value of its own.
    pub(super) fn is_object(&self, path: &str) -> bool {
        self.paths().any(|field| is_below(field, path))
    }
}

fn is_below(path: &str, object: &str) -> bool {
    path.strip_prefix(object).is_some_and(|rest| rest.starts_with('.'))
}

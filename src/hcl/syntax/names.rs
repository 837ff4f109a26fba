//! The names of the arguments of one body, which differ.

use std::collections::HashSet;

/// The most names that are compared one by one.
const FEW: usize = 16;

/// Names that were seen.
#[derive(Default)]
pub(super) struct Names<'a> {
    few: Vec<&'a str>,
    many: HashSet<&'a str>,
}

impl<'a> Names<'a> {
    /// Adds a name; false if it was there.
    pub(super) fn insert(&mut self, name: &'a str) -> bool {
        if self.few.len() < FEW {
            let is_new = !self.few.contains(&name);
            self.few.push(name);
            return is_new;
        }
        if self.many.is_empty() {
            self.many.extend(self.few.iter());
        }
        self.many.insert(name)
    }
}

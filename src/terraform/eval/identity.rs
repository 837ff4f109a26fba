//! Identity of what is unknown: its words, with what it refers to in place of the reference.
//!
//! Two expressions that say the same of the same unknowns are one unknown, in whatever modules and locals they stand:
//! `upper(local.env)` is `upper(var.env)` where the local is that variable. A reference with a short known value is that value.
//!
//! **Cost:** each reference is followed once for an evaluation.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::evaluator::Evaluator;
use super::meaning::Meaning;
use super::scope::Scope;
use super::typed_value::{Roots, TypedValue, UnknownRef};
use crate::hcl::{Expression, Kind, Words};

/// The longest known value, in bytes, that stands in the words of an unknown in place of its name.
const SHORT: usize = 60;

/// The longest words of an unknown, in bytes, that stand in the words of another one in place of its name: each local could
/// name the one before it twice.
const LONGEST_WORDS: usize = 1000;

/// The names that references to a module's own things begin with.
const OWN: &[&str] = &["var", "local", "module", "data", "terraform"];

/// Unknowns that the references of an expression stand for.
#[derive(Default)]
struct Referred {
    /// Modules and instances that the words are of.
    of: BTreeSet<Rc<str>>,
    roots: BTreeSet<UnknownRef>,
}

impl<'f> Evaluator<'f> {
    /// Returns the words of an expression, and the unknowns that it depends on: none, if it has one value that can't be computed
    /// here.
    pub(super) fn identity(&self, expression: &Expression, scope: Scope<'_, 'f>) -> (UnknownRef, Roots) {
        let referred = RefCell::new(Referred::default());
        let plain = |inner: &Expression| self.instead(inner, scope, &referred, false);
        let mut words = Words(expression, &plain).to_string();
        let mut found = referred.take();
        let of = match found.of.len() {
            0 => Rc::from(&*scope.instance.address),
            1 => found.of.pop_first().unwrap_or_default(),
            _ => {
                let qualified = |inner: &Expression| self.instead(inner, scope, &referred, true);
                words = Words(expression, &qualified).to_string();
                Rc::default()
            }
        };
        let what = UnknownRef { of, words };
        let is_given = matches!(&expression.kind, Kind::Name(_) | Kind::Traversal(..));
        if found.roots.is_empty() && is_given {
            found.roots.insert(what.root());
        }
        (what, Rc::new(found.roots))
    }

    /// Returns the words that stand for a part of an expression, if it is a reference.
    fn instead(
        &self,
        inner: &Expression,
        scope: Scope<'_, 'f>,
        referred: &RefCell<Referred>,
        is_qualified: bool,
    ) -> Option<String> {
        let own = match &inner.kind {
            Kind::Name(name) => scope.name(name).map(|_| &**name),
            Kind::Traversal(base, _) => match &base.kind {
                Kind::Name(name) if scope.name(name).is_some() || self.is_own(name, scope) => Some(&**name),
                _ => None,
            },
            _ => None,
        }?;
        let mut referred = referred.borrow_mut();
        match self.meaning(inner, own, scope)? {
            Meaning::Unknown(what, roots) => {
                let words = if is_qualified && !what.of.is_empty() { what.to_string() } else { what.operand() };
                referred.of.insert(what.of);
                referred.roots.extend(roots.iter().cloned());
                Some(words)
            }
            Meaning::Known(words, roots) => {
                referred.roots.extend(roots.iter().cloned());
                Some(words)
            }
            Meaning::Long(number, roots) if scope.name(own).is_some() => {
                referred.roots.extend(roots.iter().cloned());
                Some(format!("{own}#{number:x}"))
            }
            Meaning::Long(_, roots) => {
                referred.roots.extend(roots.iter().cloned());
                referred.of.insert(Rc::from(&*scope.instance.address));
                None
            }
        }
    }

    fn is_own(&self, name: &str, scope: Scope<'_, 'f>) -> bool {
        OWN.contains(&name) || scope.instance.module().blocks_of("resource").any(|block| block.label(0) == name)
    }

    /// Follows a reference; `None` where Terraform would say that it is wrong, or where that is going on already.
    fn meaning(&self, inner: &Expression, own: &str, scope: Scope<'_, 'f>) -> Option<Meaning> {
        if scope.name(own).is_some() {
            return self.quietly(|| self.evaluate(inner, scope)).ok().map(|value| self.meaning_of(&value));
        }
        let key = format!("{}\0{}", scope.instance.address, inner.words());
        if let Some(known) = self.meanings.borrow().get(&key) {
            return known.clone();
        }
        self.meanings.borrow_mut().insert(key.clone(), None);
        let meaning = self.quietly(|| self.evaluate(inner, scope)).ok().map(|value| self.meaning_of(&value));
        self.meanings.borrow_mut().insert(key, meaning.clone());
        meaning
    }

    fn meaning_of(&self, value: &TypedValue) -> Meaning {
        match value {
            TypedValue::Unknown(unknown, _) if unknown.what.words.len() > LONGEST_WORDS => {
                Meaning::Long(digest(&unknown.what.words), Rc::clone(&unknown.roots))
            }
            TypedValue::Unknown(unknown, _) => Meaning::Unknown(unknown.what.clone(), Rc::clone(&unknown.roots)),
            value if !self.budget.take_look(value) => Meaning::Long(0, Rc::default()),
            value if value.is_null() => Meaning::Long(0, Rc::default()),
            value => match value.words().filter(|words| words.len() <= SHORT) {
                Some(words) => Meaning::Known(words, Rc::new(value.roots())),
                None => Meaning::Long(digest(&format!("{value:?}")), Rc::new(value.roots())),
            },
        }
    }
}

/// Returns a number that tells something long from others.
fn digest(written: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    written.hash(&mut hasher);
    hasher.finish()
}

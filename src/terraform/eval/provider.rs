//! Configuration of a provider that a resource acts with, and which of its instances.
//!
//! OpenTofu from 1.9 on makes an instance of a provider for each element of its `for_each`; `aws.by[each.key]` is one of
//! them, of a resource as in the `providers` of a call.

use std::rc::Rc;

use super::each::pairs;
use super::evaluator::Evaluator;
use super::instance::Instance;
use super::keys::Key;
use super::scope::Scope;
use super::typed_value::{Form, TypedValue};
use super::types::Type;
use crate::hcl::{Block, Expression, Kind, Step};
use crate::terraform::load::{passed, provider_expression, provider_of};

/// Configuration of a provider.
pub(super) struct Configured<'f> {
    pub(super) block: &'f Block,
    /// The module instance that it stands in.
    pub(super) at: Rc<Instance<'f>>,
    /// The instance of it.
    pub(super) key: Key,
}

/// Provider as a module names it.
pub(super) struct Named {
    name: String,
    alias: Option<String>,
    /// Key of the instance, where one is named.
    key: Option<TypedValue>,
}

impl Named {
    /// The words that tell it from others where it has no configuration; empty for the one without alias.
    pub(super) fn words(&self) -> String {
        self.alias.as_ref().map(|alias| format!("{}.{alias}", self.name)).unwrap_or_default()
    }
}

impl<'f> Evaluator<'f> {
    /// The provider that one instance of a resource, data source or call names.
    pub(super) fn named_provider(&self, block: &Block, key: &Key, instance: &Rc<Instance<'f>>) -> Named {
        let names = key.names();
        let scope = Scope { names: names.as_ref(), ..Scope::top(instance, &block.source) };
        let (name, alias) = provider_of(block);
        let passed = passed(block, name, alias).filter(|_| &*block.kind == "module");
        match passed.or_else(|| provider_expression(block)) {
            Some(expression) => self.provider_of_expression(expression, scope),
            None => Named { name: name.to_owned(), alias: alias.map(str::to_owned), key: None },
        }
    }

    fn provider_of_expression(&self, expression: &Expression, scope: Scope<'_, 'f>) -> Named {
        let path = expression.path();
        Named {
            name: path.first().copied().unwrap_or_default().to_owned(),
            alias: path.get(1).map(ToString::to_string),
            key: index_of(expression).map(|index| self.value(index, scope)),
        }
    }

    /// The configuration of a provider that a module instance names; `None` where there is none.
    pub(super) fn provider(&self, mut named: Named, instance: &Rc<Instance<'f>>) -> Result<Configured<'f>, Named> {
        let mut at = Rc::clone(instance);
        loop {
            let is_it = |block: &&Block| {
                let alias = block.attribute("alias").and_then(|alias| alias.value.as_text());
                block.label(0) == named.name && alias == named.alias.as_deref()
            };
            let own = at.module().blocks_of("provider").find(is_it);
            let Some((parent, call, key)) = at.caller.as_ref() else {
                return own.map(|block| self.configured(block, &at, named.key.as_ref())).ok_or(named);
            };
            match (passed(call, &named.name, named.alias.as_deref()), own) {
                (Some(expression), _) => {
                    let names = key.names();
                    let scope = Scope { names: names.as_ref(), ..Scope::top(parent, &call.source) };
                    named = self.provider_of_expression(expression, scope);
                }
                (None, Some(own)) => return Ok(self.configured(own, &at, named.key.as_ref())),
                (None, None) if named.alias.is_some() => return Err(named),
                (None, None) => {}
            }
            at = Rc::clone(parent);
        }
    }

    fn configured(&self, block: &'f Block, at: &Rc<Instance<'f>>, key: Option<&TypedValue>) -> Configured<'f> {
        let key = block.attribute("for_each").map_or_else(Key::single, |for_each| {
            let scope = Scope::top(at, &for_each.source);
            let of = |words: &str| {
                let what = at.qualified(&format!("{words} of provider.{}", block.label(0)));
                self.named(what, for_each.place(), Type::Any, Form::Plain)
            };
            let key = key.cloned().unwrap_or_else(|| of("each.key"));
            let pairs = pairs(&self.value(&for_each.value, scope)).unwrap_or_default();
            let own = pairs.into_iter().find(|(name, _)| matches!(&key, TypedValue::Text(text) if text == name));
            Key::any(key, own.map_or_else(|| of("each.value"), |(_, value)| value))
        });
        Configured { block, at: Rc::clone(at), key }
    }
}

/// The index that a reference ends with.
fn index_of(expression: &Expression) -> Option<&Expression> {
    let Kind::Traversal(_, steps) = &expression.kind else { return None };
    match steps.last()? {
        Step::Index(index) => Some(index),
        _ => None,
    }
}

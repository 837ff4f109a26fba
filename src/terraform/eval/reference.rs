//! Evaluation of references: variables, locals, modules, resources.

use std::rc::Rc;

use super::convert::convert;
use super::evaluator::Evaluator;
use super::instance::Instance;
use super::instance::Target;
use super::keys::{Key, Keys};
use super::location::is_account;
use super::scope::Scope;
use super::typed_value::{EvalError, Form, Outcome, Roots, TypedValue, Unknown, UnknownRef};
use super::types::Type;
use crate::hcl::{Block, Expression, Step};
use crate::paths;
use crate::source::Place;
use crate::terraform::load::Given;
use crate::terraform::scanning::{REGISTRY, REPOSITORY, is_set_of_strings};

/// The resources of ECR of which an account and region has one: their id is the account.
const OF_REGISTRIES: &[&str] = &[REGISTRY, "aws_ecr_registry_policy", "aws_ecr_replication_configuration"];

impl<'f> Evaluator<'f> {
    /// Evaluates the first names of a traversal, and returns the steps that are left.
    pub(super) fn reference<'e>(
        &self,
        whole: &Expression,
        root: &str,
        steps: &'e [Step],
        scope: Scope<'_, 'f>,
    ) -> (TypedValue, &'e [Step]) {
        let place = scope.place(whole);
        let opaque = |what: &str| self.named(scope.instance.qualified(what), place.clone(), Type::Any, Form::Plain);
        let Some((Step::Attribute(first), rest)) = steps.split_first() else { return (opaque(root), steps) };
        match (root, rest.split_first()) {
            ("var", _) => (self.variable(scope.instance, first, &place), rest),
            ("local", _) => (self.local(scope.instance, first, &place), rest),
            ("module", _) => (self.module(scope.instance, first, &place), rest),
            ("data", Some((Step::Attribute(name), rest))) => (self.data(scope.instance, first, name, &place), rest),
            ("terraform" | "tofu", _) if &**first == "workspace" => {
                (self.workspace(opaque("terraform.workspace")), rest)
            }
            ("path", _) if let Some(path) = self.path(first, scope.instance) => (TypedValue::text(path), rest),
            ("path" | "terraform" | "tofu" | "self" | "data" | "ephemeral" | "each" | "count", _) => {
                (opaque(root), steps)
            }
            (kind, _) => (self.resource(scope.instance, kind, first, &place), rest),
        }
    }

    /// The directory of a module, or of the root, from where Terraform is run: that of the root.
    fn path(&self, name: &str, instance: &Instance<'f>) -> Option<String> {
        let root = self.directory.real.first()?;
        match name {
            "root" => Some(".".to_owned()),
            "module" => Some(paths::relative(root, self.directory.real.get(instance.node().module)?)),
            _ => None,
        }
    }

    /// The value of a variable of a module instance.
    pub(crate) fn variable(&self, instance: &Rc<Instance<'f>>, name: &str, place: &Place) -> TypedValue {
        let what = format!("var.{name}");
        let outcome = self.once(instance, &what, || self.variable_once(instance, name, place));
        self.or_unknown(outcome, instance, &what, place)
    }

    fn variable_once(&self, instance: &Rc<Instance<'f>>, name: &str, place: &Place) -> Outcome {
        let Some(variable) = instance.module().variable(name) else { return Err(EvalError) };
        let kind = variable
            .attribute("type")
            .map_or(Type::Any, |attribute| self.constraint(&attribute.value, Scope::top(instance, &attribute.source)));
        if let Some(given) = self.strict_variable(name, &kind) {
            return given;
        }
        let default = variable
            .attribute("default")
            .map(|default| self.value(&default.value, Scope::top(instance, &default.source)));
        let is_unknown = instance.caller().is_none() && self.is_open(name);
        let value = match self.input(instance, name, &kind) {
            _ if is_unknown => None,
            Some(TypedValue::Null(_)) if default.is_some() && is_false(variable, "nullable") => default,
            Some(value) => Some(value),
            None => default,
        };
        match value {
            Some(value) => convert(&value, &kind)?.ok_or(EvalError),
            None => {
                let what = instance.qualified(&format!("var.{name}"));
                Ok(self.named(what, place.clone(), kind.plain(), Form::Plain))
            }
        }
    }

    /// Returns the value given to a variable: on the command line, in a file of values, by the call of its module.
    fn input(&self, instance: &Rc<Instance<'f>>, name: &str, kind: &Type) -> Option<TypedValue> {
        match instance.caller() {
            None => match self.directory.given(name)? {
                Given::Text(text) if matches!(kind, Type::Any) || kind.is_primitive() => Some(TypedValue::text(text)),
                Given::Text(_) | Given::Unknown => None,
                Given::Expression(source, expression) => Some(self.value(expression, Scope::top(instance, source))),
            },
            Some(_) => self.of_call(instance, name),
        }
    }

    /// Tells whether a variable of the root may have another value than what is written.
    fn is_open(&self, name: &str) -> bool {
        self.directory.is_treated_as_unknown(name) || matches!(self.directory.given(name), Some(Given::Unknown))
    }

    pub(super) fn local(&self, instance: &Rc<Instance<'f>>, name: &str, place: &Place) -> TypedValue {
        let what = format!("local.{name}");
        let Some(attribute) = instance.module().local(name) else {
            return self.named(instance.qualified(&what), place.clone(), Type::Any, Form::Plain);
        };
        let evaluate = || self.evaluate(&attribute.value, Scope::top(instance, &attribute.source));
        self.or_unknown(self.once(instance, &what, evaluate), instance, &what, place)
    }

    /// All instances of a module that is called, as Terraform sees them from outside.
    fn module(&self, instance: &Rc<Instance<'f>>, name: &str, place: &Place) -> TypedValue {
        let what = format!("module.{name}");
        let Some(children) = self.once(instance, &what, || Ok(self.module_once(instance, name, place))) else {
            return self.named(instance.qualified(&what), place.clone(), Type::Any, Form::Plain);
        };
        self.or_unknown(Some(children), instance, &what, place)
    }

    fn module_once(&self, instance: &Rc<Instance<'f>>, name: &str, place: &Place) -> TypedValue {
        let what = format!("module.{name}");
        let opaque = || self.named(instance.qualified(&what), place.clone(), Type::Any, Form::Plain);
        let Some(call) = instance.module().call(name) else { return opaque() };
        if instance.child(name).is_none() {
            return opaque();
        }
        let keys = self.keys(call, instance);
        let children = self.children(instance, name, &keys);
        let target = |index: usize, key: &Key| {
            let child = children.get(index).map(Rc::clone);
            child.map_or_else(opaque, |child| self.target(Target::Module(child), &what, key, instance, place))
        };
        gathered(&keys, target).unwrap_or_else(opaque)
    }

    /// All instances of a resource, as Terraform sees them.
    fn resource(&self, instance: &Rc<Instance<'f>>, kind: &str, name: &str, place: &Place) -> TypedValue {
        let what = format!("{kind}.{name}");
        let opaque = || self.named(instance.qualified(&what), place.clone(), Type::Any, Form::Plain);
        let Some(block) = instance.module().resource(kind, name) else { return opaque() };
        let evaluate = || {
            let keys = self.keys(block, instance);
            let target = |_: usize, key: &Key| {
                let target = Target::Resource(Rc::clone(instance), block, key.clone());
                self.target(target, &what, key, instance, place)
            };
            Ok(gathered(&keys, target).unwrap_or_else(opaque))
        };
        self.or_unknown(self.once(instance, &what, evaluate), instance, &what, place)
    }

    /// Returns a data source: nothing of it is known, but the provider of `aws_caller_identity`, or of a repository of the same
    /// account.
    fn data(&self, instance: &Rc<Instance<'f>>, kind: &str, name: &str, place: &Place) -> TypedValue {
        let what = format!("data.{kind}.{name}");
        let block = instance.module().data(kind, name).filter(|block| {
            kind == "aws_caller_identity" || kind == "aws_ecr_repository" && block.attribute("registry_id").is_none()
        });
        let settings = block.and_then(|block| {
            // The provider's settings may ask for the identity in turn.
            let work = || Ok(TypedValue::text(self.provider_location(block, &Key::single(), instance).account));
            self.once(instance, &what, work)
        });
        let form = match settings {
            Some(Ok(TypedValue::Text(settings))) => Form::Account(settings),
            _ => Form::Plain,
        };
        self.named(instance.qualified(&what), place.clone(), Type::Any, form)
    }

    /// An attribute of an `aws_caller_identity`, whose `id` is the account, too (FACTS 2), or of a repository, that is read
    /// by a provider with these settings.
    pub(super) fn account_attribute(
        &self,
        settings: &Rc<str>,
        name: &str,
        what: UnknownRef,
        of: &Unknown,
        place: &Place,
    ) -> TypedValue {
        let form = match (of.what.words.starts_with("data.aws_caller_identity."), name) {
            (true, "account_id" | "id") | (false, "registry_id") => {
                return self.account_id(settings, what, &of.roots, place);
            }
            (true, "arn") => {
                let id = of.what.with(format!("{}.account_id", of.what.words));
                Form::Arn(self.account_id(settings, id, &of.roots, place))
            }
            (true, _) => Form::Plain,
            (false, _) => return self.derived(what, &of.roots, place.clone(), Type::Any, Form::Plain),
        };
        self.derived(what, &of.roots, place.clone(), Type::Text, form)
    }

    /// The id of the account that a provider with these settings acts in.
    fn account_id(&self, settings: &Rc<str>, what: UnknownRef, roots: &Roots, place: &Place) -> TypedValue {
        if is_account(settings) {
            return TypedValue::Text(Rc::clone(settings));
        }
        self.derived(what, roots, place.clone(), Type::Text, Form::Account(Rc::clone(settings)))
    }

    /// The account of a resource of ECR, in the attribute that has it.
    fn registry_id(&self, instance: &Rc<Instance<'f>>, block: &Block, key: &Key, name: &str) -> Option<TypedValue> {
        let has_it = match name {
            "registry_id" => OF_REGISTRIES.contains(&block.label(0)) || block.label(0) == REPOSITORY,
            "id" => OF_REGISTRIES.contains(&block.label(0)),
            _ => false,
        };
        if !has_it {
            return None;
        }
        let what = instance.qualified(&format!("{}.{}{key}.{name}", block.label(0), block.label(1)));
        let settings = self.once(instance, &format!("{} of its provider", what.words), || {
            Ok(TypedValue::text(self.provider_location(block, key, instance).account))
        });
        match settings? {
            Ok(TypedValue::Text(settings)) => {
                let roots = Rc::new([what.root()].into());
                Some(self.account_id(&settings, what, &roots, &block.place()))
            }
            _ => None,
        }
    }

    fn workspace(&self, unknown: TypedValue) -> TypedValue {
        self.directory.workspace.as_deref().map_or(unknown, TypedValue::text)
    }

    fn target(
        &self,
        target: Target<'f>,
        what: &str,
        key: &Key,
        instance: &Rc<Instance<'f>>,
        place: &Place,
    ) -> TypedValue {
        let mut targets = self.targets.borrow_mut();
        targets.push(target);
        let what = instance.qualified(&format!("{what}{key}"));
        self.named(what, place.clone(), Type::Any, Form::Instance(targets.len() - 1))
    }

    /// An attribute of an instance of a resource or module; `None` if it is unknown.
    pub(super) fn attribute_of_target(&self, target: usize, name: &str) -> Option<TypedValue> {
        let target = self.targets.borrow().get(target).cloned()?;
        match target {
            Target::Module(child) => {
                let output = child.module().output(name)?;
                let value = output.attribute("value")?;
                let evaluate = || self.evaluate(&value.value, Scope::top(&child, &value.source));
                self.once(&child, &format!("output.{name}"), evaluate)?.ok()
            }
            Target::Resource(instance, block, key) => {
                let Some(attribute) = block.attribute(name).filter(|_| !is_meta(name)) else {
                    return self.registry_id(&instance, block, &key, name);
                };
                let what = format!("{}.{}{key}.{name}", block.label(0), block.label(1));
                let names = key.names();
                let scope = Scope { names: names.as_ref(), ..Scope::top(&instance, &attribute.source) };
                let value = self.once(&instance, &what, || self.evaluate(&attribute.value, scope))?.ok()?;
                if is_set_of_strings(block.label(0), name) {
                    return convert(&value, &Type::Set(Box::new(Type::Text))).ok()?;
                }
                keeps_its_type(&value).then_some(value)
            }
        }
    }

    fn or_unknown(
        &self,
        outcome: Option<Outcome>,
        instance: &Rc<Instance<'f>>,
        what: &str,
        place: &Place,
    ) -> TypedValue {
        match outcome {
            Some(Ok(value)) => value,
            _ => self.named(instance.qualified(what), place.clone(), Type::Any, Form::Plain),
        }
    }
}

/// All instances as a value: one, a tuple, an object. `None` where it is not known how many there are.
fn gathered(keys: &Keys, target: impl Fn(usize, &Key) -> TypedValue) -> Option<TypedValue> {
    let all = keys.all();
    let targets = all.iter().enumerate().map(|(index, key)| target(index, key));
    match keys {
        Keys::Single => Some(target(0, &Key::single())),
        Keys::Absent => Some(TypedValue::NULL),
        Keys::Count(_) => Some(TypedValue::tuple(targets.collect())),
        Keys::Each(pairs) => Some(TypedValue::object(pairs.iter().map(|(key, _)| Rc::clone(key)).zip(targets))),
        Keys::Some(_) | Keys::Undecided => None,
    }
}

/// Tells whether the provider's schema, whatever it says of the argument, leaves a value what it is.
fn keeps_its_type(value: &TypedValue) -> bool {
    match value {
        TypedValue::Text(text) => {
            !matches!(&**text, "true" | "false") && !text.starts_with(|char: char| char.is_ascii_digit() || char == '-')
        }
        TypedValue::Unknown(..) => true,
        _ => false,
    }
}

/// Tells whether an argument of a resource is Terraform's own.
pub(crate) fn is_meta(name: &str) -> bool {
    matches!(name, "count" | "for_each" | "provider" | "depends_on")
}

fn is_false(block: &Block, name: &str) -> bool {
    use crate::hcl::Kind;
    block.attribute(name).is_some_and(|attribute| attribute.value.kind == Kind::Bool(false))
}

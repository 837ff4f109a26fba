//! The module as a stack of the model: what each of its resources wants in one release state.

use hcl::edit::expr::{Expression, TraversalOperator};
use hcl::edit::structure::{Block, Body};

use super::emitted::{Emitted, EmittedRule};
use super::evaluate::Scope;
use super::module::{Module, TopBlock};
use crate::registry::Configuration;
use crate::registry::ReleaseVariable;
use crate::registry::ResourceType;
use crate::registry::ScanType;
use crate::simulate::{Enabler, Managed, ManagedResources, Registry};
use crate::terraform::scanning::ENABLER;

/// The stack of a module whose parts are as they must be: its one configuration.
pub(super) fn of_emitted(emitted: &Emitted<'_>) -> Option<ManagedResources> {
    let managed = Managed { address: emitted.address(), prevents_destroy: false, depends_on: Vec::new() };
    let wanted = configuration(emitted.scan_type(), &emitted.rules)?;
    let registry = Registry { managed, wanted, ignores_scan_type: false, ignores_rules: false };
    Some(ManagedResources { registries: vec![registry], ..ManagedResources::default() })
}

/// The stack of any module in a release state: every configuration and every enabler. `None` where the text does not
/// tell what they want.
pub(super) fn of_module(module: &Module<'_>, state: ScanType) -> Option<ManagedResources> {
    let has_variable = module.blocks_of("variable").any(|variable| variable.label(0) == Some(ReleaseVariable::NAME));
    let (mut scope, _) =
        Scope::new(module, has_variable.then_some((ReleaseVariable::NAME, state == ScanType::Enhanced)));
    let mut stack = ManagedResources::default();
    for top in module.configurations() {
        stack.registries.push(registry(top, &mut scope)?);
    }
    for top in enablers(module) {
        stack.enablers.push(enabler(top, &scope)?);
    }
    Some(stack)
}

/// The resources that enable Inspector.
pub(super) fn enablers<'m>(module: &'m Module<'_>) -> impl Iterator<Item = TopBlock<'m>> {
    module.blocks_of("resource").filter(|top| top.label(0) == Some(ENABLER))
}

/// A resource's address.
pub(super) fn address(top: TopBlock<'_>) -> String {
    [top.label(0).unwrap_or_default(), top.label(1).unwrap_or_default()].join(".")
}

fn registry(top: TopBlock<'_>, scope: &mut Scope) -> Option<Registry> {
    let mut block: Block = top.block.clone();
    let _ = block.body.remove_blocks("lifecycle");
    let _ = META.map(|meta| block.body.remove_attribute(meta));
    let resource = scope.block(&block).ok()?;
    let rules = super::emitted::rules(&resource);
    Some(Registry {
        managed: managed(top),
        wanted: configuration(resource.text("scan_type")?, &rules)?,
        ignores_scan_type: ignores(top.block, "scan_type"),
        ignores_rules: ignores(top.block, "rule"),
    })
}

/// What stands in a resource and is none of its arguments.
const META: [&str; 4] = ["count", "for_each", "depends_on", "provider"];

fn enabler(top: TopBlock<'_>, scope: &Scope) -> Option<Enabler> {
    let kinds = scope.value(&top.block.body.get_attribute("resource_types")?.value).ok()?;
    let kinds = kinds.as_array()?.iter().map(|kind| ResourceType::from_word(kind.as_str()?));
    Some(Enabler {
        managed: managed(top),
        wanted: kinds.collect::<Option<_>>()?,
        account: "this account".to_owned(),
        ignores_types: ignores(top.block, "resource_types"),
        ignores_accounts: ignores(top.block, "account_ids"),
    })
}

fn configuration(scan_type: &str, rules: &[EmittedRule]) -> Option<Configuration> {
    let scan_type = [ScanType::Enhanced, ScanType::Basic].into_iter().find(|known| known.word() == scan_type)?;
    Some(Configuration { scan_type, rules: rules.iter().map(|rule| rule.said.clone()).collect() })
}

fn managed(top: TopBlock<'_>) -> Managed {
    let prevents = lifecycles(top.block).any(|lifecycle| {
        matches!(lifecycle.get_attribute("prevent_destroy").map(|prevents| &prevents.value), Some(Expression::Bool(prevents)) if *prevents.value())
    });
    let after = top.block.body.get_attribute("depends_on").map(|after| &after.value);
    let after = after.and_then(Expression::as_array).into_iter().flatten().filter_map(named);
    Managed { address: address(top), prevents_destroy: prevents, depends_on: after.collect() }
}

fn lifecycles(block: &Block) -> impl Iterator<Item = &Body> {
    block.body.get_blocks("lifecycle").map(|lifecycle| &lifecycle.body)
}

/// Whether changes of an argument are ignored.
fn ignores(block: &Block, argument: &str) -> bool {
    let is_named =
        |expression: &Expression| matches!(expression, Expression::Variable(name) if name.as_str() == argument);
    lifecycles(block).filter_map(|lifecycle| lifecycle.get_attribute("ignore_changes")).any(|ignored| {
        match &ignored.value {
            Expression::Variable(all) => all.as_str() == "all",
            Expression::Array(names) => names.iter().any(is_named),
            _ => false,
        }
    })
}

/// The address that an element of `depends_on` names.
fn named(expression: &Expression) -> Option<String> {
    let Expression::Traversal(traversal) = expression else { return None };
    let Expression::Variable(kind) = &traversal.expr else { return None };
    match traversal.operators.first()?.value() {
        TraversalOperator::GetAttr(name) => Some(format!("{}.{}", kind.as_str(), name.as_str())),
        _ => None,
    }
}

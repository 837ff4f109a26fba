//! The module as a stack of the model: what each of its resources wants in one release state.

use super::emitted::{Emitted, EmittedRule};
use super::module::{Module, TopBlock};
use super::wrong_region;
use crate::hcl::{Block, Kind};
use crate::registry::Configuration;
use crate::registry::ResourceType;
use crate::registry::ScanType;
use crate::simulate::{Enabler, Managed, ManagedResources, Registry};
use crate::terraform::scanning::ENABLER;
use crate::terraform::{Evaluation, Lifecycle, lifecycle};

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
    let evaluation = super::emitted::release_at(module, state == ScanType::Enhanced)?;
    let mut stack = ManagedResources::default();
    for top in module.configurations() {
        stack.registries.push(registry(top, &evaluation)?);
    }
    for top in enablers(module) {
        stack.enablers.push(enabler(top, &evaluation)?);
    }
    Some(stack)
}

/// The resources that enable Inspector.
pub(super) fn enablers<'m>(module: &'m Module<'_>) -> impl Iterator<Item = TopBlock<'m>> {
    module.blocks_of("resource").filter(|top| top.label(0) == Some(ENABLER))
}

fn registry(top: TopBlock<'_>, evaluation: &Evaluation<'_>) -> Option<Registry> {
    let mut block: Block = wrong_region::without(top.block);
    block.blocks.retain(|inner| &*inner.kind != "lifecycle");
    block.attributes.retain(|attribute| !META.contains(&&*attribute.name));
    let resource = evaluation.block(&block).ok()?;
    let lifecycle = lifecycle(top.block);
    let rules = super::emitted::rules(&resource);
    Some(Registry {
        managed: managed(top, &lifecycle),
        wanted: configuration(resource.value("scan_type").as_text()?, &rules)?,
        ignores_scan_type: lifecycle.ignored.has("scan_type"),
        ignores_rules: lifecycle.ignored.has("rule"),
    })
}

/// Meta-arguments: attributes of a resource that are none of its arguments.
const META: [&str; 4] = ["count", "for_each", "depends_on", "provider"];

fn enabler(top: TopBlock<'_>, evaluation: &Evaluation<'_>) -> Option<Enabler> {
    let kinds = evaluation.value(top.block.attribute("resource_types")?)?;
    let kinds = kinds.as_list()?.iter().map(|kind| ResourceType::parse(kind.as_text()?));
    let lifecycle = lifecycle(top.block);
    Some(Enabler {
        managed: managed(top, &lifecycle),
        wanted: kinds.collect::<Option<_>>()?,
        account: "this account".to_owned(),
        ignores_types: lifecycle.ignored.has("resource_types"),
        ignores_accounts: lifecycle.ignored.has("account_ids"),
    })
}

fn configuration(scan_type: &str, rules: &[EmittedRule]) -> Option<Configuration> {
    let scan_type = ScanType::parse(scan_type)?;
    Some(Configuration { scan_type, rules: rules.iter().map(|rule| rule.said.clone()).collect() })
}

fn managed(top: TopBlock<'_>, lifecycle: &Lifecycle) -> Managed {
    let depends_on = match top.block.attribute("depends_on").map(|after| &after.value.kind) {
        Some(Kind::List(after)) => {
            after.iter().filter_map(|one| one.path().get(..2).map(|path| path.join("."))).collect()
        }
        _ => Vec::new(),
    };
    Managed { address: top.address(), prevents_destroy: lifecycle.prevent_destroy.is_some(), depends_on }
}

//! A state file as Terraform keeps it, version 4.

use std::sync::Arc;

use super::reader::{Keys, Reader, list, object, text};
use super::resources::{self, Resource, is_of_scanning};
use super::version::check_version;
use crate::diagnostic::Findings;
use crate::import::diagnostics;
use crate::import::found::Found;
use crate::json::{Error, Value};
use crate::source::Source;

/// A resource with its instances. All is passed over unread but the type.
struct StateResource<'t> {
    kind: Option<Value<'t>>,
    mode: Option<Value<'t>>,
    module: Option<Value<'t>>,
    name: Option<Value<'t>>,
    instances: Option<Value<'t>>,
}

/// Every configuration in a state.
pub(super) fn find(source: &Arc<Source>, keys: &Keys<'_>) -> Result<Vec<Found>, Findings> {
    check_version(source, keys, "version", "Terraform's state", &["4"])?;
    let all = match keys.get("resources") {
        None => Vec::new(),
        Some(all) => resources_of(*all).map_err(|_| {
            vec![diagnostics::input::misfit(
                "its `resources` do not have the format of a state",
                Reader::new(source, &[]).place(*all),
            )]
        })?,
    };
    let of_scanning = all.iter().filter(|one| one.kind.is_some_and(is_of_scanning) && one.is_managed());
    let resources: Vec<Resource<'_>> = of_scanning.flat_map(instances).collect();
    resources::found(source, "the state", &resources)
}

fn resources_of(all: Value<'_>) -> Result<Vec<StateResource<'_>>, Error> {
    all.items()?.map(StateResource::read).collect()
}

impl<'t> StateResource<'t> {
    fn read(resource: Value<'t>) -> Result<Self, Error> {
        let [kind, mode, module, name, instances] = resource.fields(["type", "mode", "module", "name", "instances"])?;
        Ok(Self { kind, mode, module, name, instances })
    }

    fn is_managed(&self) -> bool {
        self.mode.is_none_or(|mode| mode.written() == "\"managed\"")
    }

    fn address(&self) -> String {
        let part = |part: Option<Value<'_>>| part.and_then(text).unwrap_or_default();
        let module = self.module.and_then(text).map(|module| format!("{module}.")).unwrap_or_default();
        format!("{module}{}.{}", part(self.kind), part(self.name))
    }
}

/// The instances of a resource, without those that are to be destroyed.
fn instances<'t>(resource: &StateResource<'t>) -> Vec<Resource<'t>> {
    let (address, Some(kind)) = (resource.address(), resource.kind) else { return Vec::new() };
    let instances = resource.instances.and_then(list).unwrap_or_default();
    let instances = instances.into_iter().filter_map(|instance| {
        let keys = object(instance).filter(|keys| !keys.contains_key("deposed"))?;
        Some(Resource {
            address: format!("{address}{}", index(&keys)),
            kind,
            values: keys.get("attributes").copied()?,
            unknown: None,
            is_sensitive: is_sensitive(&keys),
            schema_version: keys.get("schema_version").and_then(|version| version.written().parse().ok()),
        })
    });
    instances.collect()
}

/// The key of an instance as an address writes it.
fn index(keys: &Keys<'_>) -> String {
    keys.get("index_key").map(|key| format!("[{}]", key.written())).unwrap_or_default()
}

/// An argument that is read is marked as sensitive: by a list of paths, each of steps, of which the first names the argument.
fn is_sensitive(keys: &Keys<'_>) -> bool {
    let paths = keys.get("sensitive_attributes").and_then(|paths| list(*paths)).unwrap_or_default();
    let first = |path: &Value<'_>| {
        let steps = list(*path).unwrap_or_else(|| vec![*path]);
        object(*steps.first()?).and_then(|step| text(*step.get("value")?))
    };
    paths.iter().any(|path| matches!(first(path).as_deref(), Some("scan_type" | "rule")))
}

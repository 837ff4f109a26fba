//! Community modules that set a registry's scanning: their inputs are read as the rules that they render.
//!
//! One file a module. Adding one means adding its file and its name to the list below.

mod cloudposse;
mod inputs;
mod lgallard;
mod tedilabs;
mod terraform_aws_modules;

use crate::diagnostic::Diagnostic;
use crate::import::found::Setting;
use crate::source::Place;
use crate::terraform::module_source;
use crate::terraform::syntax::Block;
use crate::terraform::{CALL, Folder, Resource};
use inputs::Inputs;

macro_rules! modules {
    ($($name:ident)*) => {
        /// The modules that are known.
        static KNOWN: &[&KnownModule] = &[$(&$name::MODULE),*];
    };
}

modules! {
    cloudposse
    lgallard
    tedilabs
    terraform_aws_modules
}

/// A community module.
pub(super) struct KnownModule {
    /// Its source in the registry, with the folder within where it is a part.
    pub(super) name: &'static str,
    /// Its repository, for calls by git.
    repository: &'static str,
    /// What it sets; `None` where its inputs leave scanning alone.
    read: fn(&Inputs<'_>) -> Result<Option<Setting>, Diagnostic>,
}

impl KnownModule {
    /// What a call of it sets; `None` where the inputs leave scanning alone.
    pub(super) fn read(&self, call: &Resource) -> Result<Option<Setting>, Vec<Diagnostic>> {
        (self.read)(&Inputs::of(call)).map_err(|failure| vec![failure])
    }
}

/// The module that a block calls, if it is a known one.
pub(super) fn known(block: &Block) -> Option<&'static KnownModule> {
    let source = source_of(block)?;
    KNOWN.iter().find(|known| module_source::is_of(&source, known.name, known.repository)).copied()
}

/// The calls of modules that are neither known nor in the folder, each with its source.
pub(super) fn unread(folder: &Folder) -> Vec<(String, Place)> {
    let calls = folder.modules().iter().flat_map(|module| module.blocks_of(CALL));
    let unread = calls.filter(|call| known(call).is_none());
    let with_source = unread.filter_map(|call| Some((source_of(call)?, call.place())));
    with_source.filter(|(source, _)| !source.starts_with('.')).collect()
}

fn source_of(block: &Block) -> Option<String> {
    (&*block.kind == CALL).then(|| block.attribute("source")?.value.as_text().map(str::to_owned)).flatten()
}

//! Community modules that set a registry's scanning, known by heart since their text is seldom in the directory.
//!
//! One file a module, with the versions that were read. Adding one means adding its file, a `mod` line and its name in
//! [`KNOWN`]; lint, simulate, import and migrate take what they need from its [`CommunityModule`].

mod cloudposse;
mod community_module;
mod expand;
mod inputs;
mod lgallard;
mod made;
mod source;
mod tedilabs;
mod terraform_aws_modules;

pub(crate) use community_module::CommunityModule;
pub(crate) use expand::{OpenCall, expand};
pub(crate) use inputs::InputError;
pub(crate) use source::source_of;

use crate::hcl::Block;

/// The modules that are known.
static KNOWN: &[&CommunityModule] =
    &[&cloudposse::MODULE, &lgallard::MODULE, &tedilabs::MODULE, &terraform_aws_modules::MODULE];

/// The known module that a block calls.
pub(crate) fn called(block: &Block) -> Option<&'static CommunityModule> {
    of_source(source_of(block)?)
}

/// The known module of a source, as a call writes it.
pub(crate) fn of_source(source: &str) -> Option<&'static CommunityModule> {
    KNOWN.iter().find(|module| source::is_of(source, module.name, module.repository)).copied()
}

/// Tells whether a text names a known module.
pub(crate) fn is_named_in(text: &str) -> bool {
    KNOWN.iter().any(|module| text.contains(module.name) || text.contains(module.repository))
}

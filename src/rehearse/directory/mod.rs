//! A directory of Terraform with the local modules that it calls: everything that terraform would read.

mod entries;
mod entry;
mod module;
pub(super) mod nothing_to_rehearse;
pub(super) mod refused_module;
pub(super) mod unreadable_terraform;

pub(crate) use entry::{Content, Entry};
pub(crate) use module::{File, Module, is_terraform, open};

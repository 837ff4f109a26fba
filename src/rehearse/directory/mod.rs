//! A directory of Terraform with the local modules that it calls: everything that terraform would read.

mod entries;
mod entry;
mod module;

pub(crate) use entry::{Content, Entry};
pub(crate) use module::{File, MAX_FILE, Module, is_terraform, open};

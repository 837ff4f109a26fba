//! A folder of Terraform with the local modules that it calls: everything that terraform would read.

mod entry;
mod json;
mod module;
mod native;

pub use entry::{Content, Entry};
pub use module::{File, MAX_FILE, Module, is_terraform, open};

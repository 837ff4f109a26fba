//! The copy that terraform runs in: the modules, with their providers told to talk to the simulated AWS.
//!
//! A module's folder is copied as it is, for whatever it reads with `file` and its likes, and modules keep their places
//! to each other. Left out are state and what terraform keeps beside it (a rehearsal begins with nothing), tests (`init`
//! would fetch what they call) and, in folders that are no modules of the configuration, files of Terraform. Links are
//! followed and what they lead to is copied.

mod edit;
mod walk;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

pub use walk::{MAX_BYTES, MAX_FILES};

use super::folder::Module;
use super::refuse::Providers;
use super::refuse::rehearsal_failed;
use crate::diagnostic::Diagnostic;

/// Copies the modules into an empty folder. Gives the folder that terraform is to be run in: that of the first module.
///
/// # Errors
/// There is too much to copy, or the file system refuses.
pub fn copy(modules: &[Module], into: &Path, aws: SocketAddr) -> Result<PathBuf, Vec<Diagnostic>> {
    let Some((first, _)) = modules.split_first() else { return Ok(into.to_owned()) };
    let common = modules.iter().fold(first.folder.clone(), |common, module| shared(&common, &module.folder));
    let to = |module: &Module| into.join(module.folder.strip_prefix(&common).unwrap_or(&module.folder));
    let mut walk = walk::Walk::default();
    for module in modules {
        walk.folder(&module.folder, &to(module)).map_err(|finding| vec![*finding])?;
    }
    for module in modules {
        for file in &module.files {
            let text = edit::edited(file, &Providers::of(module), aws);
            write(&to(module).join(&file.name), &text).map_err(|finding| vec![*finding])?;
        }
    }
    let start = to(first);
    if let Some(text) = edit::default_provider(first, aws) {
        write(&start.join("scanwright_rehearsal.tf"), &text).map_err(|finding| vec![*finding])?;
    }
    Ok(start)
}

/// The folder that both lie in, or that one of them is.
fn shared(left: &Path, right: &Path) -> PathBuf {
    left.components().zip(right.components()).take_while(|(left, right)| left == right).map(|(left, _)| left).collect()
}

fn write(path: &Path, text: &str) -> Result<(), Box<Diagnostic>> {
    std::fs::write(path, text).map_err(|error| {
        let message = format!("the copy can't be written: {}", crate::io::reason(&error));
        Box::new(rehearsal_failed::report(message, "the folder of `TMPDIR` needs room for a copy of the configuration"))
    })
}

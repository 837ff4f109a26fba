//! Choice of the program that is rehearsed with.

use std::env;
use std::ffi::OsString;
use std::path::Path;

use crate::rehearse::directory;
use crate::terraform::{Engine, is_of_opentofu};

const TERRAFORM: &str = "terraform";
const TOFU: &str = "tofu";

/// Returns the program for a directory: the one of the engine that is meant, tofu where the directory has a file for it alone,
/// else terraform, or tofu where that is the only one on the path.
pub(crate) fn program(engine: Engine, directory: &Path) -> OsString {
    let is_tofu = match engine {
        Engine::Terraform => false,
        Engine::Tofu => true,
        Engine::Auto => has_file_of_opentofu(directory) || !is_on_path(TERRAFORM) && is_on_path(TOFU),
    };
    if is_tofu { TOFU.into() } else { TERRAFORM.into() }
}

fn has_file_of_opentofu(directory: &Path) -> bool {
    let (modules, _) = directory::open(directory);
    modules.iter().flat_map(|module| &module.files).any(|file| is_of_opentofu(&file.name))
}

fn is_on_path(program: &str) -> bool {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|directory| directory.join(&name).is_file()))
}

//! `scanwright init`: a starter policy, or the built-in templates to edit.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::Console;
use crate::diagnostic::Findings;
use crate::exit::ExitStatus;
use crate::paths::{absolute, relative};
use crate::policy::PolicyFile;
use crate::policy::load::{Text, load};
use crate::target::terraform::render::BUILT_IN;
use crate::write;

/// The starter policy; a test checks that it compiles without a finding.
const STARTER: &str = include_str!("../../templates/scan-policy.toml");

/// Beginning of the starter that extends a base.
const EXTENDING: &str = "\
# What Amazon ECR scans in this account and region: what the base says, and what this file says besides.
#
#   scanwright check      every finding of this policy, those of the base included
#   scanwright diff       what generating would change
#   scanwright generate   write the Terraform module
#
# Tables merge key by key, and this file wins. [[scan]] and [[accept]] are added to those of the base; a [[scan]] with the name of one
# there replaces it. [[require]] is added too, and nothing takes away one of the base.
version = 1
extends = \"BASE\"
";

/// Its part where the base does not say when enhanced scanning is on.
const EXTENDING_RELEASE: &str = "
[release]
# \"on-release\": the variable enable_enhanced_scanning switches between basic and enhanced scanning; \"always\": enhanced; \"never\": basic
mode = \"on-release\"
rest = \"unscanned\" # what enhanced scanning does with every repository that no [[scan]] names; or \"on-push\"
";

/// Its end.
const EXTENDING_SCAN: &str = "
# [[scan]]
# name = \"team\"
# repositories = [\"team-*\"]
# frequency = \"on-push\" # or \"continuous\"
";

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # write a policy to edit into this directory
  scanwright init
  # write a policy that extends one of this repository
  scanwright init --extends base.toml
  # write the built-in templates, to edit them and to use them with --templates
  scanwright init --templates templates";

/// Write a starter policy with comments, or the built-in templates; never overwrites a file
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct InitArgs {
    /// Write the built-in templates to DIR instead, for use with `--templates DIR`
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// Write a policy that extends FILE, a policy of this repository
    #[arg(long, value_name = "FILE", conflicts_with = "templates")]
    extends: Option<PathBuf>,
}

#[derive(Serialize)]
struct Document {
    format_version: u32,
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    path: String,
    status: &'static str,
}

/// The starter of a policy that extends a base, with the tables that the base does not say.
///
/// # Errors
/// The base can't be extended.
fn extending(base: &Path) -> Result<String, Findings> {
    let base = relative(&absolute(Path::new("")), &absolute(base)).replace('\\', "/");
    let head = EXTENDING.replace("BASE", &base);
    let starter = format!("{head}{EXTENDING_RELEASE}{EXTENDING_SCAN}");
    let policy = load(Text::starter(head.clone()))?;
    // Where it has no key that a policy must have, or can't be read, `check` says so.
    Ok(if policy.document.release.is_some_and(|release| release.mode.is_some()) {
        head + EXTENDING_SCAN
    } else {
        starter
    })
}

/// Writes the files, or none of them.
pub(crate) fn init(args: &InitArgs, console: &Console) -> ExitStatus {
    let extending = match args.extends.as_deref().map(extending).transpose() {
        Ok(extending) => extending,
        Err(findings) => {
            console.diagnostics(&findings);
            return ExitStatus::Failed;
        }
    };
    let starter = extending.as_deref().unwrap_or(STARTER);
    let files: Vec<(PathBuf, &str)> = match &args.templates {
        None => vec![(PathBuf::from(PolicyFile::DEFAULT_NAME), starter)],
        Some(directory) => BUILT_IN.iter().map(|template| (directory.join(template.name), template.text)).collect(),
    };
    if let Err((path, error)) = write::create(&files, true) {
        let reason = match error.kind() {
            ErrorKind::AlreadyExists => "it already exists, and init never overwrites a file".to_owned(),
            _ => crate::io::reason(&error),
        };
        console.error(&format!("`{}` can't be written: {reason}", path.display()));
        return ExitStatus::Failed;
    }
    report(&files, console);
    if args.templates.is_none() {
        console.message("next: edit it, then run `scanwright check`, `scanwright diff` and `scanwright generate`");
    }
    ExitStatus::Done
}

fn report(files: &[(PathBuf, &str)], console: &Console) {
    let paths = files.iter().map(|(path, _)| path.display().to_string());
    if console.is_json() {
        let files = paths.map(|path| File { path, status: "added" }).collect();
        console.json(&Document { format_version: 1, files });
    } else {
        console.result(&paths.map(|path| format!("+ {path}\n")).collect::<String>());
    }
}

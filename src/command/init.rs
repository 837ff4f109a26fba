//! `scanwright init`: a starter policy, or the built-in templates to edit.

use std::io::ErrorKind;
use std::path::PathBuf;

use serde::Serialize;

use super::Console;
use crate::exit::ExitStatus;
use crate::policy::PolicyFile;
use crate::target::terraform::render::BUILT_IN;
use crate::write;

/// The starter policy; a test checks that it compiles without a finding.
const STARTER: &str = include_str!("../../templates/scan-policy.toml");

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # write a policy to edit into this directory
  scanwright init
  # write the built-in templates, to edit them and to use them with --templates
  scanwright init --templates templates";

/// Write a starter policy with comments, or the built-in templates; never overwrites a file
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct InitArgs {
    /// Write the built-in templates to DIR instead, for use with `--templates DIR`
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
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

/// Writes the files, or none of them.
pub(crate) fn init(args: &InitArgs, console: &Console) -> ExitStatus {
    let files: Vec<(PathBuf, &str)> = match &args.templates {
        None => vec![(PathBuf::from(PolicyFile::DEFAULT_NAME), STARTER)],
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

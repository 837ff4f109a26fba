//! `scanwright init`: a starter policy, or the built-in templates to edit.

use std::path::PathBuf;

use super::Console;
use crate::diagnostic::Findings;
use crate::exit::ExitStatus;
use crate::policy::PolicyFile;
use crate::policy::starter::{STARTER, extending};
use crate::report::added;
use crate::target::terraform::render::BUILT_IN;
use crate::write::create;

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

/// Writes the files, or none of them.
pub(crate) fn init(args: &InitArgs, console: &Console) -> ExitStatus {
    if let Err(findings) = write(args, console) {
        console.diagnostics(&findings);
        return ExitStatus::Failed;
    }
    if args.templates.is_none() {
        console.message("next: edit it, then run `scanwright check`, `scanwright diff` and `scanwright generate`");
    }
    ExitStatus::Done
}

fn write(args: &InitArgs, console: &Console) -> Result<(), Findings> {
    let extending = args.extends.as_deref().map(extending).transpose()?;
    let starter = extending.as_deref().unwrap_or(STARTER);
    let files: Vec<(PathBuf, &str)> = match &args.templates {
        None => vec![(PathBuf::from(PolicyFile::DEFAULT_NAME), starter)],
        Some(directory) => BUILT_IN.iter().map(|template| (directory.join(template.name), template.text)).collect(),
    };
    create(&files, true, "it already exists, and init never overwrites a file")?;
    let paths = files.iter().map(|(path, _)| path.as_path());
    if console.is_json() {
        console.json(&added::added(paths));
    } else {
        console.result(&added::human(paths));
    }
    Ok(())
}

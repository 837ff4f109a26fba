//! `scanwright import`: a policy that means what a registry is set to today.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Console, InventoryArgs, TerraformArgs};
use crate::cost::InForce;
use crate::diagnostic::{Findings, json};
use crate::exit::ExitStatus;
use crate::import::{self, Choice, Imported, Input};
use crate::policy::PolicyFile;
use crate::write;

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # the current settings of the registry in AWS
  aws ecr get-registry-scanning-configuration | scanwright import - -o live.toml
  # the settings in a Terraform state
  terraform show -json | scanwright import - -o state.toml
  # the settings in a Terraform directory, printed only
  scanwright import infra -o -
  # one of several configurations, by its address
  scanwright import regions -o - --address 'module.ecr[\"eu\"].aws_ecr_registry_scanning_configuration.this'";

/// Write a policy with the current settings of a registry; never overwrites a file
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct ImportArgs {
    /// A Terraform directory, a state or plan as JSON, a CloudFormation template, or the JSON output of `aws ecr
    /// get-registry-scanning-configuration`; `-` is standard input
    #[arg(value_name = "FILE-OR-DIR")]
    input: PathBuf,
    /// The policy to write; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = PolicyFile::DEFAULT_NAME)]
    output: PathBuf,
    /// Select one of several configurations by its address, or by the name that the message shows
    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,
    /// Select the configuration of a region
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
    /// Write the `[rescan]` that is in force, too: the JSON output of `aws inspector2 get-configuration`
    #[arg(long, value_name = "FILE")]
    inspector: Option<PathBuf>,
    #[command(flatten)]
    terraform: TerraformArgs,
    #[command(flatten)]
    inventory: InventoryArgs,
}

#[derive(Serialize)]
struct Document<'i> {
    format_version: u32,
    files: Vec<File>,
    policy: &'i str,
    diagnostics: Vec<json::Finding>,
}

#[derive(Serialize)]
struct File {
    path: String,
    status: &'static str,
}

/// Writes the policy, or nothing.
pub(crate) fn import(args: &ImportArgs, console: &Console) -> ExitStatus {
    let imported = match console.working("reading the input", 1, |_| run(args)) {
        Ok(imported) => imported,
        Err(findings) => {
            console.diagnostics(&findings);
            return ExitStatus::Failed;
        }
    };
    if !args.is_printed()
        && let Err((_, error)) = write::create(&[(args.output.clone(), &imported.text)], false)
    {
        let reason = match error.kind() {
            ErrorKind::AlreadyExists => "it already exists, and import never overwrites a file".to_owned(),
            _ => crate::io::reason(&error),
        };
        console.error(&format!("`{}` can't be written: {reason}", args.output.display()));
        return ExitStatus::Failed;
    }
    report(args, &imported, console);
    ExitStatus::Done
}

impl ImportArgs {
    fn is_printed(&self) -> bool {
        self.output == Path::new("-")
    }
}

fn run(args: &ImportArgs) -> Result<Imported, Findings> {
    let inventory = args.inventory.read(std::slice::from_ref(&args.input))?;
    let (address, region) = (args.address.clone(), args.region.clone());
    let choice = Choice { variables: args.terraform.variables(), address, region };
    let in_force = args.inspector.as_deref().map(InForce::read).transpose()?;
    let mut imported = import::import_with(Input::read(&args.input)?, &choice, inventory.as_ref(), in_force.as_ref())?;
    imported.warnings.extend(inventory.iter().flat_map(|inventory| inventory.warnings().iter().cloned()));
    Ok(imported)
}

fn report(args: &ImportArgs, imported: &Imported, console: &Console) {
    let path = args.output.display().to_string();
    if console.is_json() {
        let files = vec![File { path, status: "added" }];
        let diagnostics = json::findings(&imported.warnings);
        console.json(&Document { format_version: 1, files, policy: &imported.text, diagnostics });
        return;
    }
    console.warnings(&imported.warnings);
    if args.is_printed() {
        console.raw(imported.text.as_bytes());
    } else {
        console.result(&format!("+ {path}\n"));
    }
}

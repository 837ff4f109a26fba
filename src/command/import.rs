//! `scanwright import`: a policy that means what a registry is set to today.

use std::path::{Path, PathBuf};

use super::{Console, InventoryArgs, TerraformArgs};
use crate::cost::InForce;
use crate::diagnostic::Findings;
use crate::exit::ExitStatus;
use crate::import::{self, Choice, Imported, Input};
use crate::policy::PolicyFile;
use crate::report::added;
use crate::write::create;

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

/// Writes the policy, or nothing.
pub(crate) fn import(args: &ImportArgs, console: &Console) -> ExitStatus {
    let imported = console.working("reading the input", 1, |_| run(args));
    match imported.and_then(|imported| write(args, &imported).map(|()| imported)) {
        Ok(imported) => {
            report(args, &imported, console);
            ExitStatus::Done
        }
        Err(findings) => {
            console.diagnostics(&findings);
            ExitStatus::Failed
        }
    }
}

fn write(args: &ImportArgs, imported: &Imported) -> Result<(), Findings> {
    if args.is_printed() {
        return Ok(());
    }
    create(&[(args.output.clone(), &imported.text)], false, "it already exists, and import never overwrites a file")
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
    if console.is_json() {
        return console.json(&added::imported(&args.output, imported));
    }
    console.warnings(&imported.warnings);
    if args.is_printed() {
        console.raw(imported.text.as_bytes());
    } else {
        console.result(&added::human([args.output.as_path()]));
    }
}

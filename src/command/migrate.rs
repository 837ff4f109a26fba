//! `scanwright migrate`: how a live registry comes to the generated module without a destroy.

use std::path::{Path, PathBuf};

use super::terraform::account;
use super::{Console, PolicyArgs, TerraformArgs};
use crate::compile::inputs::Inputs;
use crate::diagnostic::{Findings, could_not_do};
use crate::exit::ExitStatus;
use crate::migrate::{self, DEFAULT_FILE, Migration, Options};
use crate::plan::check::Requires;
use crate::policy::TargetTool;
use crate::report::migration;
use crate::write::create;

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # write infra/scanning-migration.tf, and print the steps in order
  scanwright migrate infra
  # write nothing; print the file, the edits, the commands and the steps as JSON
  scanwright migrate --from infra -o - --format json
  # import settings that were made in the console, by the id of the registry
  scanwright migrate --from empty --registry-id 123456789012
  # one of several configurations, by its address
  scanwright migrate --from regions --address 'module.ecr[\"eu\"].aws_ecr_registry_scanning_configuration.this'";

/// Move a live registry to the generated module without a destroy: writes one file and prints the steps
///
/// Reads the Terraform of a directory, and writes one file into it: the `removed` blocks of enablers, the `moved` or
/// `import` block of the registry's scanning configuration, and the call of the policy's module if there is none yet.
/// Prints the steps: the lines to delete, the commands to run, the expected results, and how to undo each step.
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct MigrateArgs {
    /// The directory in which you run Terraform, unless --from names it, and the policy; default: the nearest
    /// scan-policy.toml, up to the git root
    #[arg(value_name = "DIR|POLICY", num_args = 0..=2, required_unless_present = "from")]
    paths: Vec<PathBuf>,
    /// The directory in which you run Terraform
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
    /// The registry id, which is the account id; default: the account of the credentials
    #[arg(long, value_name = "ID", value_parser = account)]
    registry_id: Option<String>,
    /// Select one of several configurations by its address
    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,
    /// The file to write, directly in DIR; `-` prints it and writes nothing [default: DIR/scanning-migration.tf]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    terraform: TerraformArgs,
}

impl MigrateArgs {
    /// The directory and the policy; none where there are more.
    fn places(&self) -> Option<(&Path, Option<&Path>)> {
        match (&self.from, self.paths.as_slice()) {
            (Some(from), []) => Some((from, None)),
            (Some(from), [policy]) => Some((from, Some(policy))),
            (None, [from]) => Some((from, None)),
            (None, [from, policy]) => Some((from, Some(policy))),
            _ => None,
        }
    }
}

/// Writes the file and prints the steps.
pub(crate) fn migrate(args: &MigrateArgs, console: &Console) -> ExitStatus {
    let is_printed = args.output.as_deref() == Some(Path::new("-"));
    let Some((from, policy)) = args.places() else {
        console.error("one policy is taken beside the directory in which you run Terraform");
        return ExitStatus::Failed;
    };
    let file = args.output.clone().filter(|_| !is_printed).unwrap_or_else(|| from.join(DEFAULT_FILE));
    if !migrate::is_directly_in(&file, from) {
        console.error(&format!("`{}` is not in `{}`, so Terraform would not read it", file.display(), from.display()));
        return ExitStatus::Failed;
    }
    let migration = work_out(args, (from, policy), file.clone(), is_printed, console).and_then(|migration| {
        if let Some(new) = migration.file.as_ref().filter(|_| !is_printed) {
            create(&[(file, &new.text)], false, "it already exists: finish this migration, or delete the file")?;
        }
        Ok(migration)
    });
    match migration {
        Ok(migration) => {
            print(&migration, is_printed, console);
            ExitStatus::Done
        }
        Err(findings) => {
            console.diagnostics(&findings);
            ExitStatus::Failed
        }
    }
}

/// Compiles the policy as far as its plan, and works out the migration.
fn work_out(
    args: &MigrateArgs,
    (from, policy): (&Path, Option<&Path>),
    file: PathBuf,
    is_printed: bool,
    console: &Console,
) -> Result<Migration, Findings> {
    let policies =
        PolicyArgs { policies: policy.iter().map(|path| path.to_path_buf()).collect(), ..PolicyArgs::default() };
    let inputs = Inputs::default();
    let mut plans = policies.each(console, |text| inputs.plan(inputs.policy(text)?, Requires::Enforced));
    let (policy, plan, _) = plans.pop().unwrap_or_else(|| Err(Findings::default()))?;
    if policy.target() != TargetTool::Terraform {
        let message = "the policy has another target than `terraform`, so it gives no module that Terraform could move the registry to";
        return Err(could_not_do::report(message).into());
    }
    let options = Options {
        from: from.to_owned(),
        file,
        is_printed,
        registry_id: args.registry_id.clone(),
        address: args.address.clone(),
        variables: args.terraform.variables(),
    };
    migrate::migrate(&options, &policy, &plan.registry)
}

fn print(migration: &Migration, is_printed: bool, console: &Console) {
    if console.is_json() {
        return console.json(&migration::json(migration));
    }
    console.warnings(&migration.warnings);
    match &migration.file {
        Some(file) if is_printed => {
            console.result(&file.text);
            console.message(&migration::human(migration, false));
        }
        _ => console.result(&migration::human(migration, true)),
    }
}

//! `scanwright rehearse`: the apply loop with the user's own terraform and provider, against a simulated AWS.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use super::Console;
use super::terraform::account;
use crate::diagnostic::Diagnostic;
use crate::exit::ExitStatus;
use crate::registry::{ResourceType, Types};
use crate::rehearse::fake_aws::Start;
use crate::rehearse::{self, Order, Rehearsal, Switch, Variable};
use crate::report::rehearsal as told;
use crate::simulate::Assumptions;
use crate::terraform::Engine;

/// Applies of a rehearsal without switches, so many that a cycle of two shows itself after the first apply.
const APPLIES: usize = 4;

/// Applies for each value that is switched to: one, and a second one, which must have nothing to do.
const APPLIES_OF_SWITCH: usize = 2;

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # apply a directory four times, with a plan after each apply
  scanwright rehearse infra
  # the module of a policy, with the release variable switched
  scanwright rehearse ecr-scanning --switch enable_enhanced_scanning=false,true
  # only check for what is refused, and start nothing
  scanwright rehearse infra --dry-run";

/// Apply a configuration repeatedly with your own terraform against a simulated AWS, to see whether it settles
///
/// terraform runs in a copy of the directory with its own environment, so it never reaches a real account.
/// Configurations that could do so are refused before it starts: provisioners, providers other than the AWS provider,
/// data sources that run or fetch something, modules from elsewhere, and resources that the simulated AWS does not
/// support. TF_VAR_ variables and the directory's own .tfvars are used; state, backend, endpoints, credentials,
/// profiles and roles are not.
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct RehearseArgs {
    /// The directory in which you run Terraform
    #[arg(value_name = "DIR")]
    configuration: PathBuf,
    /// The number of applies for each switched value [default: 4, with --switch 2]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    applies: Option<u16>,
    /// Set a variable
    #[arg(long = "var", value_name = "NAME=VALUE", value_parser = Variable::parse)]
    variables: Vec<Variable>,
    /// Values that a variable gets one after another, separated by commas; several switches change together
    #[arg(long = "switch", value_name = "NAME=V1,V2,…", value_parser = Switch::parse)]
    switches: Vec<Switch>,
    /// The resource types that Inspector already scans in every region, such as EC2,ECR
    #[arg(long, value_name = "TYPES", value_delimiter = ',', value_parser = resource_type)]
    inspector: Vec<ResourceType>,
    /// The account id of the caller
    #[arg(long, value_name = "ID", default_value = Start::ACCOUNT, value_parser = account)]
    account: String,
    /// Let AWS replace the rules of the registry when Inspector changes its scan type; what AWS does is not documented
    #[arg(long)]
    resets_rules: bool,
    /// The program to run: a name or a path [default: terraform; tofu where --engine or a `.tofu` file says so, or where it is the only one]
    #[arg(long, value_name = "PROGRAM")]
    terraform: Option<OsString>,
    /// The program that is meant, if none is named
    #[arg(long, value_enum, default_value_t, hide_possible_values = true, value_name = "auto|terraform|tofu")]
    engine: Engine,
    /// The timeout of each terraform command in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 900, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    timeout: u64,
    /// Only check for what is refused, and start nothing
    #[arg(long)]
    dry_run: bool,
}

/// Rehearses. 3 if the configuration does not settle.
pub(crate) fn rehearse(args: &RehearseArgs, console: &Console) -> ExitStatus {
    if args.dry_run {
        return look(args, console);
    }
    let held = rehearse::rehearse(&order(args), &mut |progress| console.message(&told::progress(progress)));
    match held {
        Ok(rehearsal) => {
            print(&rehearsal, console);
            status(&rehearsal)
        }
        Err(findings) => failed(&findings, console),
    }
}

fn look(args: &RehearseArgs, console: &Console) -> ExitStatus {
    match rehearse::look(&order(args)) {
        Ok(_) if console.is_json() => console.diagnostics(&[]),
        Ok(_) => console.message("nothing is refused"),
        Err(findings) => return failed(&findings, console),
    }
    ExitStatus::Done
}

fn failed(findings: &[Diagnostic], console: &Console) -> ExitStatus {
    console.diagnostics(findings);
    ExitStatus::Failed
}

fn print(rehearsal: &Rehearsal, console: &Console) {
    if console.is_json() {
        console.json(&told::document(rehearsal));
    } else {
        console.result(&told::table(rehearsal));
        console.result(&told::verdict(rehearsal));
    }
}

/// Returns the exit status. If a call could not be answered, nothing is shown either way.
fn status(rehearsal: &Rehearsal) -> ExitStatus {
    match rehearsal.verdict.settles {
        _ if rehearsal.unanswered().next().is_some() => ExitStatus::Failed,
        Some(true) => ExitStatus::Done,
        Some(false) | None => ExitStatus::Findings,
    }
}

fn order(args: &RehearseArgs) -> Order {
    let default = if args.switches.is_empty() { APPLIES } else { APPLIES_OF_SWITCH };
    Order {
        directory: args.configuration.clone(),
        applies: args.applies.map_or(default, usize::from),
        variables: args.variables.clone(),
        switches: args.switches.clone(),
        program: args
            .terraform
            .clone()
            .unwrap_or_else(|| rehearse::terraform::program(args.engine, &args.configuration)),
        limit: Duration::from_secs(args.timeout),
        start: Start {
            account: args.account.clone(),
            inspector: args.inspector.iter().copied().collect::<Types>(),
            assumptions: Assumptions { keeps_rules: !args.resets_rules },
        },
    }
}

fn resource_type(word: &str) -> Result<ResourceType, String> {
    let known = ResourceType::ALL.map(ResourceType::as_str).join(", ");
    ResourceType::parse(&word.to_ascii_uppercase())
        .ok_or_else(|| format!("the resource types of Inspector are {known}"))
}

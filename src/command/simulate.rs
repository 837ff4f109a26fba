//! `scanwright simulate`: whether applies come to rest, as a proof or as the cycle that they run into.

use std::path::PathBuf;

use super::terraform::is_terraform;
use super::{Console, Format, InventoryArgs, PolicyArgs, TemplateArgs, TerraformArgs};
use crate::diagnostic::{Findings, could_not_do};
use crate::exit::ExitStatus;
use crate::report::simulation::{self, Report, Subject};
use crate::simulate::{JudgedDirectories, judge_directories};
use crate::target;

/// The formats that this command has beside those of all.
pub(crate) const OWN_FORMATS: &[Format] = &[Format::Markdown, Format::Mermaid];

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # prove that the module of the nearest policy settles, in every release state
  scanwright simulate
  # simulate existing Terraform, and show the cycle if there is one (exit status 3)
  scanwright simulate infra
  # two states of one account, as a comment for a pull request (exit status 3)
  scanwright simulate --terraform registry --terraform security --format markdown";

/// Simulate repeated applies against a model of AWS: prove that they settle, or show the cycle
///
/// The model consists of Terraform, the AWS provider, and AWS with its own changes, and is explored from every state of an
/// account. Exits with 0 only if everything settles.
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct SimulateArgs {
    /// The policy, or directories with existing Terraform, as with --terraform; default: the nearest scan-policy.toml, up to the git root
    #[arg(value_name = "POLICY|DIR", conflicts_with = "terraform")]
    subjects: Vec<PathBuf>,
    #[command(flatten)]
    templates: TemplateArgs,
    /// Simulate existing Terraform instead of a policy; if repeated, each DIR has its own state in the same account
    #[arg(long, value_name = "DIR", conflicts_with = "templates")]
    terraform: Vec<PathBuf>,
    #[command(flatten)]
    given: TerraformArgs,
}

/// Prints the verdict. 3 unless it is that everything settles.
pub(crate) fn simulate(args: &SimulateArgs, console: &Console) -> ExitStatus {
    let report = console.working("exploring", 1, |_| match directories(args) {
        [] => of_policy(args, console),
        directories => of_directories(directories, args),
    });
    match report {
        Ok(report) => {
            if console.format() != Format::Json {
                console.warnings(&report.warnings);
            }
            print(&report, console);
            if report.verdict.settles == Some(true) { ExitStatus::Done } else { ExitStatus::Findings }
        }
        Err(findings) => {
            console.diagnostics(&findings);
            ExitStatus::Failed
        }
    }
}

fn print(report: &Report, console: &Console) {
    match console.format() {
        Format::Json => console.json(&simulation::json(report)),
        Format::Markdown => console.result(&simulation::markdown(report)),
        Format::Mermaid => console.result(&simulation::mermaid(report)),
        _ => console.result(&simulation::human(report)),
    }
}

/// The directories with existing Terraform: those that are named so, or where each of the subjects is one.
fn directories(args: &SimulateArgs) -> &[PathBuf] {
    let are_terraform = args.subjects.iter().all(|path| is_terraform(path, args.given.engine));
    if args.terraform.is_empty() && are_terraform { &args.subjects } else { &args.terraform }
}

fn of_directories(directories: &[PathBuf], args: &SimulateArgs) -> Result<Report, Findings> {
    let JudgedDirectories { names, verdict, warnings } = judge_directories(directories, &args.given.variables())?;
    Ok(Report { subject: Subject::Directories(names), verdict, warnings })
}

/// Compiles the policy, and proves what the generated text says.
fn of_policy(args: &SimulateArgs, console: &Console) -> Result<Report, Findings> {
    if let Some(flag) = args.given.given() {
        let message = format!("`{flag}` is for existing Terraform, which `scanwright simulate DIR` simulates");
        return Err(could_not_do::report(&message).into());
    }
    if args.subjects.len() > 1 {
        let message = "one policy is simulated, or any number of directories with Terraform";
        return Err(could_not_do::report(message).into());
    }
    let policies = PolicyArgs { policies: args.subjects.clone(), ..PolicyArgs::default() };
    let inputs = policies.inputs(&InventoryArgs::default(), &args.templates)?;
    let mut compiled = policies.each(console, |text| inputs.compile(text));
    let compiled = compiled.pop().unwrap_or_else(|| Err(Findings::default()))?;
    let verdict = compiled.bundle.verdict().clone();
    let (name, words) = (compiled.plan.registry.module.name.clone(), target::of(&compiled.policy).words());
    let subject = Subject::Module { name, words, states: compiled.plan.registry.release.states().len() };
    Ok(Report { subject, verdict, warnings: compiled.plan.registry.warnings })
}

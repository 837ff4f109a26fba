//! `scanwright gate`: whether one image's scan is finished and good.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};

use super::{Console, Format, PolicyArgs};
use crate::compile::{self, CompileOptions};
use crate::date::Date;
use crate::diagnostic::{Findings, could_not_do};
use crate::exit::ExitStatus;
use crate::gate::{self, Image, Terms, Verdict, diagnostics};
use crate::plan::ScanPlan;
use crate::plan::check::Requires;
use crate::policy::check::CheckedPolicy;
use crate::policy::load::{is_absence, load};
use crate::policy::{FailOn, Keyword as _};
use crate::report::gate::{Explanation, GateReport, refused};

/// Examples at the end of the long help; a test runs each.
const EXAMPLES: &str = "\
Examples:
  # judge what the AWS CLI prints, of a basic or an enhanced scan (exit status 3)
  aws ecr describe-image-scan-findings | scanwright gate --findings -
  # the image that was pushed, by its digest, and why its scan does not finish (exit status 4)
  scanwright gate --findings pending.json --image payments/api@sha256:0a1b2c3d --explain
  # the two answers of Inspector, as on a day
  scanwright gate --findings coverage.json findings.json --today 2026-11-30";

/// The formats beside those of all commands.
pub(crate) const OWN_FORMATS: &[Format] = &[Format::Markdown, Format::Github, Format::Sarif];

/// Judge the scan of one image: exit status 0 if it passes, 3 if it fails, 4 if the scan is not finished, 1 if it can't be judged
#[derive(Debug, Default, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct GateArgs {
    /// The policy, whose `[gate]` and `[[accept]]` apply; default: the nearest scan-policy.toml up to the git root. Without
    /// one, critical findings fail
    policy: Option<PathBuf>,
    /// The JSON output of `aws ecr describe-image-scan-findings`, or of `aws inspector2 list-coverage` and `list-findings`;
    /// `-` is standard input. Several files are one answer
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    findings: Vec<PathBuf>,
    /// The image that was pushed, by its digest; findings of another image can't be judged
    #[arg(long, value_name = "REPOSITORY@DIGEST")]
    image: Option<String>,
    /// The least severity that fails, instead of the one of the policy
    #[arg(long, value_name = "SEVERITY", value_parser = severity())]
    fail_on: Option<FailOn>,
    /// The day on which acceptances are judged, as YYYY-MM-DD; default: today, in UTC
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
    /// Explain what the policy scans the image's repository with, and so why a scan may never finish
    #[arg(long)]
    explain: bool,
}

/// The words of `--fail-on`, which are those of the policy.
fn severity() -> impl clap::builder::TypedValueParser<Value = FailOn> {
    let words = FailOn::WORDS.iter().map(|(word, _)| *word);
    PossibleValuesParser::new(words).try_map(|given| {
        let found = FailOn::WORDS.iter().find(|(word, _)| *word == given).map(|(_, word)| *word);
        found.ok_or("it is no severity")
    })
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "it is not a day such as 2026-12-31".to_owned())
}

/// A policy, and what it tells AWS.
type Planned = (CheckedPolicy, ScanPlan);

/// Prints the judgement, which the exit status says too.
pub(crate) fn gate(args: &GateArgs, console: &Console) -> ExitStatus {
    match report(args, console) {
        Ok(report) => {
            print(&report, console);
            status(report.judgement.verdict)
        }
        Err(findings) if console.is_json() => {
            console.json(&refused(&findings));
            ExitStatus::Failed
        }
        Err(findings) => {
            console.diagnostics(&findings);
            ExitStatus::Failed
        }
    }
}

fn status(verdict: Verdict) -> ExitStatus {
    match verdict {
        Verdict::Pass => ExitStatus::Done,
        Verdict::Fail => ExitStatus::Findings,
        Verdict::Pending => ExitStatus::Pending,
        Verdict::Unknown => ExitStatus::Failed,
    }
}

fn report(args: &GateArgs, console: &Console) -> Result<GateReport, Findings> {
    let is_stdin = |path: &&PathBuf| path.as_path() == Path::new("-");
    if args.findings.iter().chain(&args.policy).filter(is_stdin).count() > 1 {
        return Err(diagnostics::stdin_is_taken().into());
    }
    let image = args.image.as_deref().map(|text| {
        let image = Image::parse(text);
        image.map_err(|reason| diagnostics::invalid_image(text, reason))
    });
    let image = image.transpose()?;
    let planned = policy(args, console)?;
    let mut terms = planned.as_ref().map_or_else(Terms::default, |(policy, _)| Terms::of(policy));
    if let Some(fail_on) = args.fail_on {
        terms.fail_on = fail_on.into();
    }
    let answer = gate::read(&args.findings)?;
    let today = args.today.or_else(|| Date::of(SystemTime::now()));
    let today = today.ok_or_else(|| could_not_do::report("the clock has no date: pass one with `--today`"))?;
    let judgement = gate::judge(&answer, image.as_ref(), &terms, today);
    let warnings = diagnostics::of_acceptances(&judgement, today);
    let plan = planned.as_ref().map(|(_, plan)| plan);
    let explanation = args.explain.then(|| Explanation::of_judgement(plan, &judgement, image.as_ref()));
    Ok(GateReport { judgement, warnings, explanation })
}

/// The policy that is named, or the nearest one; none where there is none.
fn policy(args: &GateArgs, console: &Console) -> Result<Option<Planned>, Findings> {
    let policies = PolicyArgs { policies: args.policy.iter().cloned().collect(), ..PolicyArgs::default() };
    let with = CompileOptions { inventory: None, requires: Requires::Reported };
    let mut plans = policies.each(console, |text| compile::plan_of(load(text)?, with));
    match plans.pop() {
        Some(Err(findings)) if args.policy.is_none() && findings.iter().all(is_absence) => Ok(None),
        Some(planned) => planned.map(Some),
        None => Ok(None),
    }
}

fn print(report: &GateReport, console: &Console) {
    match console.format() {
        Format::Json => console.json(&report.json()),
        Format::Markdown => console.result(&report.markdown()),
        Format::Github => console.result(&report.github()),
        Format::Sarif => console.json(&report.sarif()),
        Format::Human | Format::Mermaid | Format::Html | Format::Gitlab | Format::Junit => {
            console.warnings(&report.warnings);
            console.result(&report.human());
        }
    }
}

//! The loop: for each value that is switched to, plan and apply so many times, and look at the plan after that.

use std::time::Instant;

use super::apply::{Apply, Check, Variable};
use super::failure::stopped;
use super::fake_aws::server::Server;
use super::order::Order;
use super::preflight::rehearsal_failed;
use super::progress::Progress;
use super::report::Rehearsal;
use super::terraform::{Action, Ended, Terraform};
use super::verdict::{Round, Verdict};
use crate::diagnostic::Findings;

/// Holds the rounds of all values.
///
/// # Errors
/// terraform was stopped, or can't even make a first plan.
pub(super) async fn run(
    order: &Order,
    terraform: &mut Terraform,
    aws: &Server,
    progress: &mut dyn FnMut(&Progress<'_>),
) -> Result<Rehearsal, Findings> {
    let (mut applies, mut checks, mut ends) = (Vec::new(), Vec::new(), Vec::new());
    for variables in values(order) {
        for _ in 0..order.applies {
            let apply = apply(order, terraform, aws, applies.len() + 1, &variables).await?;
            can_be_planned(&apply)?;
            progress(&Progress::Applied(&apply));
            applies.push(apply);
        }
        let began = Instant::now();
        let check = check(order, terraform, aws, &applies, &checks).await?;
        progress(&Progress::Checked(&check, began.elapsed().as_secs_f64()));
        checks.push(check);
        ends.push(applies.len());
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let rounds = starts
        .zip(&ends)
        .zip(&checks)
        .map(|((start, end), check)| Round { applies: applies.get(start..*end).unwrap_or_default(), check });
    let verdict = Verdict::of(&rounds.collect::<Vec<_>>());
    Ok(Rehearsal { verdict, applies, checks })
}

/// The variables of each round: those that stay, then those that change.
fn values(order: &Order) -> Vec<Vec<Variable>> {
    let rounds = order.switches.iter().map(|switch| switch.values.len()).max().unwrap_or(1);
    let of_round = |round: usize| {
        let switched = order.switches.iter().filter_map(move |switch| {
            let value = switch.values.get(round).or(switch.values.last())?;
            Some(Variable { name: switch.name.clone(), value: value.clone() })
        });
        order.variables.iter().cloned().chain(switched).collect()
    };
    (0..rounds).map(of_round).collect()
}

async fn apply(
    order: &Order,
    terraform: &mut Terraform,
    aws: &Server,
    number: usize,
    variables: &[Variable],
) -> Result<Apply, Findings> {
    let began = Instant::now();
    let ended = |what: &'static str| move |ended: Ended| stopped(&ended, order, what);
    let planned = terraform.plan(&pairs(variables)).await.map_err(ended("plan"))?;
    let mut errors = planned.events.errors;
    if errors.is_empty() && !planned.is_empty {
        errors = terraform.apply().await.map_err(ended("apply"))?;
    }
    let (calls, regions) = {
        let mut aws = aws.aws();
        (aws.take_calls(), aws.states())
    };
    Ok(Apply {
        apply: number,
        seconds: rounded(began.elapsed().as_secs_f64()),
        variables: variables.to_vec(),
        actions: if planned.is_empty { Vec::new() } else { planned.events.actions },
        error: joined(errors),
        calls,
        aws: regions.first().cloned(),
        regions,
        remembered: terraform.remembered(),
    })
}

/// The plan after the last apply: made, unless it is known.
async fn check(
    order: &Order,
    terraform: &mut Terraform,
    aws: &Server,
    applies: &[Apply],
    checks: &[Check],
) -> Result<Check, Findings> {
    let after_apply = applies.len();
    if let Some((actions, error)) = known(applies, checks) {
        return Ok(Check { after_apply, actions, error, calls: Vec::new() });
    }
    let variables = applies.last().map(|last| pairs(&last.variables)).unwrap_or_default();
    let planned = terraform.plan(&variables).await;
    let planned = planned.map_err(|ended| stopped(&ended, order, "plan"))?;
    let actions: Vec<Action> = if planned.is_empty { Vec::new() } else { planned.events.actions };
    Ok(Check { after_apply, actions, error: joined(planned.events.errors), calls: aws.aws().take_calls() })
}

/// The plan after the last apply, where it had nothing to do, or where all is as it was once before and was planned
/// from then: a plan follows from the configuration, the variables, what terraform remembers, and AWS.
fn known(applies: &[Apply], checks: &[Check]) -> Option<(Vec<Action>, Option<String>)> {
    let (last, earlier) = applies.split_last()?;
    if last.actions.is_empty() {
        return Some((Vec::new(), last.error.clone()));
    }
    let checked = checks.iter().rev().find(|check| {
        check.after_apply.checked_sub(1).and_then(|at| earlier.get(at)).is_some_and(|then| then.is_where(last))
    });
    let planned = earlier
        .iter()
        .zip(applies.iter().skip(1))
        .find(|(then, next)| then.is_where(last) && next.variables == last.variables && next.error.is_none());
    let of_check = checked.map(|check| (check.actions.clone(), check.error.clone()));
    of_check.or_else(|| planned.map(|(_, next)| (next.actions.clone(), None)))
}

/// A first plan that fails for no resource's sake says nothing of settling: a variable without a value, a reference to
/// something that is not there.
fn can_be_planned(apply: &Apply) -> Result<(), Findings> {
    let is_first = apply.apply == 1 && apply.actions.is_empty();
    match &apply.error {
        Some(error) if is_first && !super::verdict::is_of_resource(error) => {
            let help = "run `terraform validate` for details; set variables with `--var NAME=VALUE`";
            Err(rehearsal_failed::report(format!("`terraform plan` fails: {error}"), help).into())
        }
        _ => Ok(()),
    }
}

fn pairs(variables: &[Variable]) -> Vec<(String, String)> {
    variables.iter().map(|variable| (variable.name.clone(), variable.value.clone())).collect()
}

fn joined(errors: Vec<String>) -> Option<String> {
    (!errors.is_empty()).then(|| errors.join("\n"))
}

/// Seconds to the tenth.
fn rounded(seconds: f64) -> f64 {
    (seconds * 10.0).round() / 10.0
}

//! A rehearsal as a person reads it: progress while it is held, the table of applies, and the verdict.

use std::fmt::Write as _;

use serde::Serialize;

use crate::diagnostic::human::printable;
use crate::rehearse::fake_aws::{Call, Kind, Located};
use crate::rehearse::terraform::Action;
use crate::rehearse::{Apply, Check, Progress, Rehearsal};

/// The JSON of a rehearsal.
#[derive(Serialize)]
pub(crate) struct Document<'r> {
    format_version: u32,
    #[serde(flatten)]
    rehearsal: &'r Rehearsal,
    /// The calls that the simulated AWS does not know, or that were not meant for it.
    unanswered: Vec<&'r Call>,
}

/// A rehearsal for programs.
pub(crate) fn document(rehearsal: &Rehearsal) -> Document<'_> {
    Document { format_version: 1, rehearsal, unanswered: rehearsal.unanswered().collect() }
}

/// A line of progress.
pub(crate) fn progress(progress: &Progress<'_>) -> String {
    match progress {
        Progress::Initialised(seconds) => format!("terraform init: {seconds:.1} s"),
        Progress::Applied(apply) => {
            format!("apply {}: {}, {:.1} s", apply.apply, outcome(&apply.actions, &apply.error), apply.seconds)
        }
        Progress::Checked(check, seconds) => {
            format!("plan after apply {}: {}, {seconds:.1} s", check.after_apply, outcome(&check.actions, &check.error))
        }
    }
}

fn outcome(actions: &[Action], error: &Option<String>) -> String {
    let error = if error.is_some() { ", with an error" } else { "" };
    match actions.len() {
        0 if error.is_empty() => "nothing to do".to_owned(),
        1 => format!("1 action{error}"),
        count => format!("{count} actions{error}"),
    }
}

/// A paragraph for each apply: what terraform does, what arrives at AWS, what AWS does by itself, and how it is then.
pub(crate) fn table(rehearsal: &Rehearsal) -> String {
    let mut table = String::new();
    let mut checks = rehearsal.checks.iter().peekable();
    for apply in &rehearsal.applies {
        table.push_str(&paragraph(apply));
        while let Some(check) = checks.next_if(|check| check.after_apply == apply.apply) {
            table.push_str(&after(check));
        }
    }
    table
}

fn paragraph(apply: &Apply) -> String {
    let variables: Vec<String> = apply.variables.iter().map(|one| format!("{}={}", one.name, one.value)).collect();
    let given = if variables.is_empty() { String::new() } else { format!(" with {}", variables.join(", ")) };
    let mut text = format!("apply {}{given} ({:.1} s)\n", apply.apply, apply.seconds);
    actions(&mut text, &apply.actions);
    for call in apply.calls.iter().filter(|call| call.is_change() || call.kind != Kind::Answered) {
        line(&mut text, "call", &called(call));
        call.then.iter().for_each(|own| line(&mut text, "aws", own));
    }
    apply.error.iter().for_each(|error| line(&mut text, "error", error));
    let has_one_account = apply.regions.windows(2).all(|pair| match pair {
        [left, right] => left.account_id == right.account_id,
        _ => true,
    });
    for region in &apply.regions {
        let whose = if has_one_account { String::new() } else { format!("{} ", region.account_id) };
        line(&mut text, "then", &format!("{whose}{}", located(region)));
    }
    text + "\n"
}

fn after(check: &Check) -> String {
    let mut text = format!("plan after apply {}\n", check.after_apply);
    actions(&mut text, &check.actions);
    check.error.iter().for_each(|error| line(&mut text, "error", error));
    text + "\n"
}

fn actions(text: &mut String, actions: &[Action]) {
    for Action { address, action } in actions {
        line(text, "plan", &format!("{} {address} ({action})", sign(action)));
    }
    if actions.is_empty() {
        line(text, "plan", "nothing to do");
    }
}

fn line(text: &mut String, what: &str, said: &str) {
    for (index, part) in said.lines().enumerate() {
        // Writing to a string does not fail.
        let _ = writeln!(text, "  {:5}  {}", if index == 0 { what } else { "" }, printable(part));
    }
}

/// Terraform's own signs.
fn sign(action: &str) -> &'static str {
    match action {
        "create" => "+",
        "delete" | "remove" => "-",
        "replace" => "-/+",
        _ => "~",
    }
}

fn called(call: &Call) -> String {
    let arguments = call.arguments.as_ref().map(|arguments| format!(" {arguments}")).unwrap_or_default();
    let error = call.error.as_ref().map(|error| format!(" → {error}")).unwrap_or_default();
    let whom = [call.service.as_str(), &call.region].join(" ");
    format!("{} {}{arguments}{error}", whom.trim(), call.operation).trim().to_owned()
}

fn located(at: &Located) -> String {
    let rules = match at.rules.len() {
        0 => "no rules".to_owned(),
        1 => "1 rule".to_owned(),
        count => format!("{count} rules"),
    };
    let types: Vec<&str> = at.inspector.iter().map(|kind| kind.as_str()).collect();
    let inspector = if types.is_empty() { "off".to_owned() } else { format!("on for {}", types.join(", ")) };
    format!("{}: registry {} with {rules}, Inspector {inspector}", at.region, at.scan_type.as_str())
}

/// The verdict, and what it rests on.
pub(crate) fn verdict(rehearsal: &Rehearsal) -> String {
    let verdict = &rehearsal.verdict;
    let unanswered: Vec<String> = rehearsal.unanswered().map(called).collect();
    if !unanswered.is_empty() {
        return format!(
            "unknown whether it settles: the simulated AWS refused these calls\n  {}\n",
            unanswered.join("\n  ")
        );
    }
    let applies = |count: usize| if count == 1 { "1 apply".to_owned() } else { format!("{count} applies") };
    let said = verdict.refused.as_ref().map(|refused| printable(&refused.message)).unwrap_or_default();
    match (verdict.settles, verdict.applies_to_settle, verdict.period) {
        (Some(true), Some(0), _) => "settled: there is nothing to do\n".to_owned(),
        (Some(true), count, _) => format!("settles after {}\n", applies(count.unwrap_or_default())),
        (Some(false), ..) if verdict.refused.is_some() => {
            format!("never settles: no further apply can succeed\n  {}\n", said.replace('\n', "\n  "))
        }
        (Some(false), _, Some(period)) => format!("never settles: period {period}\n"),
        (Some(false), ..) => format!("did not settle in {}\n", applies(rehearsal.applies.len())),
        (None, ..) => {
            let refused = verdict.refused.as_ref();
            let by = refused.map_or("terraform", |refused| match refused.by {
                "api" => "the API",
                "provider" => "the provider",
                by => by,
            });
            format!("unknown whether it settles: refused by {by}\n  {}\n", said.replace('\n', "\n  "))
        }
    }
}

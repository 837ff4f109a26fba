#![doc = include_str!("alarm-on-no-metric.md")]

use super::alert_subject::{ALARM, AlertSubject};
use super::caller::at_caller;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::events::METRIC;
use crate::terraform::{BlockValue, Resource};

pub(super) static CODE: Code = page!(Error "L017" "alarm-on-no-metric");

/// Reports alarms on metrics that ECR does not have, also where an expression or a query takes them.
pub(super) fn check(subject: &AlertSubject<'_>, findings: &mut Vec<Diagnostic>) {
    for alarm in subject.resources(ALARM) {
        let of_expressions = alarm.body.blocks_of("metric_query").flat_map(|query| query.blocks_of("metric"));
        let metrics = [&alarm.body].into_iter().chain(of_expressions);
        findings.extend(metrics.filter_map(|metric| of_metric(alarm, metric)));
        findings.extend(alarm.body.blocks_of("metric_query").filter_map(|query| of_query(alarm, query)));
    }
}

fn of_metric(alarm: &Resource, metric: &BlockValue) -> Option<Diagnostic> {
    let namespace = metric.value("namespace").as_text()?;
    if !namespace.eq_ignore_ascii_case(METRIC.namespace) {
        return None;
    }
    let name = metric.value("metric_name").as_text();
    let (argument, also, missing) = if namespace == METRIC.namespace {
        ("metric_name", "namespace", name.filter(|name| *name != METRIC.name)?)
    } else {
        ("namespace", "metric_name", name.unwrap_or(METRIC.name))
    };
    let label = if also == "namespace" { "the namespace" } else { "the metric" };
    let finding = no_metric(missing, namespace)
        .primary(metric.place_of(argument).clone(), "")
        .also(metric.place_of(also).clone(), label);
    Some(at_caller(alarm, Some(missing), finding))
}

/// Reports a query such as `SELECT SUM(Findings) FROM SCHEMA("AWS/ECR", RepositoryName)`.
fn of_query(alarm: &Resource, query: &BlockValue) -> Option<Diagnostic> {
    let text = query.value("expression").as_text()?;
    let (selected, from) = text.trim().split_once("FROM")?;
    let (_, function) = selected.strip_prefix("SELECT")?.split_once('(')?;
    let name = function.split(')').next()?.trim().trim_matches('"');
    if name == METRIC.name || !from.contains(&format!("\"{}\"", METRIC.namespace)) {
        return None;
    }
    let finding = no_metric(name, METRIC.namespace).primary(query.place_of("expression").clone(), "");
    Some(at_caller(alarm, Some(name), finding))
}

fn no_metric(name: &str, namespace: &str) -> Diagnostic {
    let message = format!("there is no metric `{name}` in `{namespace}`, so the alarm never fires");
    let is_namespace = namespace == METRIC.namespace;
    let help = if is_namespace {
        format!(
            "`{}` is the only metric of ECR: for findings, use an `aws_cloudwatch_event_rule` on \"Inspector2 Finding\", \
             \"Inspector2 Scan\" or \"ECR Image Scan\"",
            METRIC.name
        )
    } else {
        format!("the namespace of ECR is `{}`, and its only metric is `{}`", METRIC.namespace, METRIC.name)
    };
    Diagnostic::new(&CODE, message).help(help)
}

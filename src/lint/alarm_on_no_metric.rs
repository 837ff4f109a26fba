#![doc = include_str!("alarm-on-no-metric.md")]

use super::alert_subject::{ALARM, AlertSubject};
use super::caller::at_caller;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::events::METRIC;
use crate::terraform::{BlockValue, Resource};

pub(super) static CODE: Code = page!(Error "L017" "alarm-on-no-metric");

/// Reports alarms on metrics that ECR does not have, also where an expression takes them.
pub(super) fn check(subject: &AlertSubject<'_>, findings: &mut Vec<Diagnostic>) {
    for alarm in subject.resources(ALARM) {
        let of_expressions = alarm.body.blocks_of("metric_query").flat_map(|query| query.blocks_of("metric"));
        let metrics = [&alarm.body].into_iter().chain(of_expressions);
        findings.extend(metrics.filter_map(|metric| of_metric(alarm, metric)));
    }
}

fn of_metric(alarm: &Resource, metric: &BlockValue) -> Option<Diagnostic> {
    let namespace = metric.value("namespace").as_text().filter(|namespace| *namespace == METRIC.namespace)?;
    let name = metric.value("metric_name").as_text().filter(|name| *name != METRIC.name)?;
    let message = format!("there is no metric `{name}` in `{namespace}`, so the alarm never fires");
    let help = format!(
        "`{}` is the only metric of ECR: for findings, use an `aws_cloudwatch_event_rule` on \"Inspector2 Finding\", \
         \"Inspector2 Scan\" or \"ECR Image Scan\"",
        METRIC.name
    );
    let finding = Diagnostic::new(&CODE, message)
        .primary(metric.place_of("metric_name").clone(), "")
        .also(metric.place_of("namespace").clone(), "the namespace")
        .help(help);
    Some(at_caller(alarm, Some(name), finding))
}

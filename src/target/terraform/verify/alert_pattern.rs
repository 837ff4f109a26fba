//! The event pattern of an alert, as the text says it.

use super::accepted_names::{ARN, NAME};
use super::literal::{Reader, Refused};
use super::module::{Module, TopBlock};
use crate::events::{EVENTS, Event, EventPattern, Refusal};
use crate::plan::{AlertKind, Plan, PlannedAlert};
use crate::registry::ScanType;
use crate::source::Place;

pub(super) const RULE: &str = "aws_cloudwatch_event_rule";
const TARGET: &str = "aws_cloudwatch_event_target";

/// An alert of the plan, and the blocks of the text that say it.
pub(super) struct ReadAlert<'m> {
    pub(super) planned: &'m PlannedAlert,
    pub(super) rule: TopBlock<'m>,
    pub(super) target: Option<TopBlock<'m>>,
    module: &'m Module<'m>,
}

/// Every alert whose rule is there; one that is missing is reported as a missing resource.
pub(super) fn all<'m>(module: &'m Module<'m>, plan: &'m Plan) -> Vec<ReadAlert<'m>> {
    let block = |kind: &str, planned: &PlannedAlert| {
        module.blocks_of("resource").find(|top| top.label(0) == Some(kind) && top.label(1) == Some(planned.label))
    };
    let read = plan.alerts().filter_map(|planned| {
        let rule = block(RULE, planned)?;
        Some(ReadAlert { planned, rule, target: block(TARGET, planned), module })
    });
    read.collect()
}

impl<'m> ReadAlert<'m> {
    /// Text of its pattern in the release state that has its events; `None` where there is none, or it is not known.
    pub(super) fn text(&self) -> Option<String> {
        let attribute = self.rule.block.attribute("event_pattern")?;
        self.reader(self.rule).attribute(attribute).ok()?.as_str().map(str::to_owned)
    }

    /// Its pattern, where AWS takes it.
    pub(super) fn pattern(&self) -> Option<EventPattern> {
        EventPattern::parse(&self.text()?).ok()
    }

    /// Reason why there is no pattern that AWS takes.
    pub(super) fn refusal(&self) -> Option<String> {
        let Some(attribute) = self.rule.block.attribute("event_pattern") else {
            return Some("has no `event_pattern`".to_owned());
        };
        match self.reader(self.rule).attribute(attribute).map(|value| value.as_str().map(EventPattern::parse)) {
            Err(Refused { reason, .. }) => Some(format!("has a pattern that is not known statically: {reason}")),
            Ok(None) => Some("has a pattern that is not a string".to_owned()),
            Ok(Some(Err(Refusal { reason, .. }))) => Some(format!("has a pattern that AWS refuses: it {reason}")),
            Ok(Some(Ok(_))) => None,
        }
    }

    /// Place of its pattern.
    pub(super) fn place(&self) -> Place {
        match self.rule.block.attribute("event_pattern") {
            Some(pattern) => self.rule.file.place(pattern.name_span),
            None => self.rule.place(),
        }
    }

    /// Reader of one of its blocks, in the release state that has its events.
    pub(super) fn reader(&self, top: TopBlock<'m>) -> Reader<'m> {
        Reader::new(self.module, top, self.planned.kind.state() == ScanType::Enhanced)
    }

    /// The kind of event that it is about.
    pub(super) fn event(&self) -> Option<&'static Event> {
        let detail_type = match self.planned.kind {
            AlertKind::EnhancedImage(_) => "Inspector2 Scan",
            AlertKind::BasicImage(_) => "ECR Image Scan",
            AlertKind::Finding(_) => "Inspector2 Finding",
            AlertKind::Drift { .. } => "ECR Scan Resource Change",
        };
        EVENTS.iter().copied().find(|event| event.detail_type == detail_type)
    }

    /// Path at which its events name the repository.
    pub(super) fn name_path(&self) -> &'static str {
        self.name_paths().first().map_or("", |(path, _)| path)
    }

    /// Every path at which its events name the repository, with what can stand before the name.
    pub(super) fn name_paths(&self) -> NamePaths {
        self.event().map(|event| name_paths(event.detail_type)).unwrap_or_default()
    }
}

/// Paths at which an event names the repository, each with what can stand before the name.
pub(super) type NamePaths = &'static [(&'static str, &'static [&'static str])];

/// The paths of a kind of event.
pub(super) fn name_paths(detail_type: &str) -> NamePaths {
    match detail_type {
        "Inspector2 Scan" => &[("detail.repository-name", ARN)],
        "ECR Image Scan" => &[("detail.repository-name", NAME)],
        "Inspector2 Finding" => &[("detail.resources.details.awsEcrContainerImage.repositoryName", NAME)],
        "ECR Scan Resource Change" => {
            &[("detail.repositories.repository-name", NAME), ("detail.repositories.repository-arn", ARN)]
        }
        _ => &[],
    }
}

//! The description of a path, apply by apply.

use super::aws::{AccountStatus, Aws, RulesId};
use super::cycle::{Action, ActionKind, Apply, AwsDescription};
use super::event::Event;
use super::managed_resources::{ManagedResources, addresses};
use super::path::Path;
use super::progress::Progress;
use super::provider::{self, Planned};
use super::resource::{Resource, Wants};
use super::rule_sets::RuleSets;
use super::state::{InState, State};
use super::transition_system::TransitionSystem;
use crate::registry::{ScanType, Types};

/// Names and rules that numbers of a path stand for.
pub(super) struct Tracer<'t> {
    pub(super) system: &'t TransitionSystem,
    pub(super) stacks: &'t [ManagedResources],
    pub(super) rule_sets: &'t RuleSets,
}

impl Tracer<'_> {
    /// Describes the applies of a path that ends where it begins. An apply that has nothing to do is left out.
    pub(super) fn trace(&self, path: &Path) -> Vec<Apply> {
        let Some((first, _)) = path.first() else { return Vec::new() };
        let mut applies: Vec<Apply> = Vec::new();
        let mut actions: Vec<Action> = Vec::new();
        let mut by_itself: Vec<&'static str> = Vec::new();
        let nexts = path.iter().skip(1).map(|(state, _)| state).chain([first]);
        for ((state, event), next) in path.iter().zip(nexts) {
            actions.extend(self.action(state, *event));
            if let Event::Effect(effect) = event {
                let is_visible = Aws { pending: next.aws.pending, ..state.aws } != next.aws;
                by_itself.extend(is_visible.then(|| effect.words()));
                if let Some(last) = applies.last_mut().filter(|_| state.is_between_runs()) {
                    last.by_itself.append(&mut by_itself);
                    last.aws = self.describe(next.aws);
                }
            }
            if let Event::Applied(index) = event {
                let (actions, by_itself) = (std::mem::take(&mut actions), std::mem::take(&mut by_itself));
                let (apply, aws) = (applies.len() + 1, self.describe(next.aws));
                applies.push(Apply { apply, stack: self.stack_of(state, *index), actions, by_itself, aws });
            }
        }
        applies
    }

    /// Returns the action that is planned for a resource by an event in a state, if the event plans one.
    fn action(&self, state: &State, event: Event) -> Option<Action> {
        let (Event::Planned(index) | Event::Stepped(index) | Event::Applied(index)) = event else { return None };
        let resource = self.system.resources(state).get(index)?;
        let Planned::Next(progress) = provider::plan(resource, state.in_state(index), state.aws) else { return None };
        if state.progress(index) != Progress::Rest || progress == Progress::Idle {
            return None;
        }
        let in_state = state.in_state(index);
        let action = match in_state {
            InState::Absent => ActionKind::Create,
            InState::Present => ActionKind::Update,
            InState::Tainted => ActionKind::Replace,
        };
        let changes = self.changes(resource, index, in_state, state.aws, progress);
        let address = addresses(self.stacks).get(index).map(|(_, address)| (*address).to_owned()).unwrap_or_default();
        Some(Action { address, action, changes })
    }

    fn changes(
        &self,
        resource: &Resource,
        index: usize,
        in_state: InState,
        aws: Aws,
        progress: Progress,
    ) -> Vec<String> {
        match (resource.wants, progress) {
            (Wants::Registry { .. }, Progress::Put(scan_type, rules)) => {
                self.registry_changes(in_state, aws, scan_type, rules)
            }
            (Wants::Registry { .. }, _) => Vec::new(),
            (Wants::Enabler { types, ignores_types, .. }, _) => {
                let is_kept = ignores_types && in_state == InState::Present;
                let planned = if is_kept { provider::read_types(aws) } else { types };
                enabler_changes(in_state, aws, planned, &self.account(index))
            }
        }
    }

    fn registry_changes(&self, in_state: InState, aws: Aws, scan_type: ScanType, rules: RulesId) -> Vec<String> {
        let is_new = in_state != InState::Present;
        let mut changes = Vec::new();
        if is_new {
            changes.push(format!("scan_type {}", scan_type.as_str()));
        } else if scan_type != aws.scan_type {
            changes.push(format!("scan_type {} -> {}", aws.scan_type.as_str(), scan_type.as_str()));
        }
        if is_new {
            changes.push(format!("rule {}", self.rules(rules)));
        } else if rules != aws.rules {
            changes.push(format!("rule {} -> {}", self.rules(aws.rules), self.rules(rules)));
        }
        changes
    }

    fn describe(&self, aws: Aws) -> AwsDescription {
        let inspector = aws.types.iter().collect();
        AwsDescription { scan_type: aws.scan_type, rules: self.rules(aws.rules), inspector, account: aws.account }
    }

    /// Shortens rules to their frequencies with the first filter of each.
    fn rules(&self, number: RulesId) -> String {
        let Some(rules) = self.rule_sets.rules(number) else { return "[other rules]".to_owned() };
        let short = rules.iter().map(|rule| {
            let first = rule.filters.first().map_or("", String::as_str);
            let more = match rule.filters.len() {
                0 | 1 => String::new(),
                count => format!(" and {} more", count - 1),
            };
            format!("{} \"{first}\"{more}", rule.frequency)
        });
        format!("[{}]", short.collect::<Vec<_>>().join(", "))
    }

    fn account(&self, index: usize) -> String {
        let enablers = self.stacks.iter().flat_map(|stack| {
            let none = stack.registries.iter().map(|_| "");
            none.chain(stack.enablers.iter().map(|enabler| enabler.account.as_str()))
        });
        enablers.skip(index).map(str::to_owned).next().unwrap_or_default()
    }

    /// Returns the name of a resource's Terraform state, if there are several.
    fn stack_of(&self, state: &State, index: usize) -> Option<String> {
        let stack = self.system.resources(state).get(index)?.stack;
        (self.stacks.len() > 1).then(|| self.stacks.get(stack).map(|stack| stack.name.clone())).flatten()
    }
}

fn enabler_changes(in_state: InState, aws: Aws, planned: Types, account: &str) -> Vec<String> {
    if in_state != InState::Present {
        return vec![format!("resource_types {}", listed(planned))];
    }
    let read = provider::read_types(aws);
    let mut changes = Vec::new();
    if aws.account == AccountStatus::Disabled {
        changes.push(format!("account_ids [] -> [{account}]"));
    }
    if planned != read {
        changes.push(format!("resource_types {} -> {}", listed(read), listed(planned)));
    }
    changes
}

fn listed(types: Types) -> String {
    let words: Vec<String> = types.iter().map(|kind| format!("\"{}\"", kind.as_str())).collect();
    format!("[{}]", words.join(", "))
}

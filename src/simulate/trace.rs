//! Tells a path in words, apply by apply.

use super::aws::{Account, Aws, Rules};
use super::cycle::{Action, ActionKind, Apply, State};
use super::machine::{Event, Machine};
use super::moment::{Held, Moment, Progress};
use super::part::{Catalogue, Part, Wants};
use super::path::Path;
use super::provider::{self, Planned};
use super::stack::Stack;
use crate::registry::ScanType;
use crate::registry::Types;

/// What tells a path in words.
pub(super) struct Teller<'t> {
    pub(super) machine: &'t Machine,
    pub(super) stacks: &'t [Stack],
    pub(super) catalogue: &'t Catalogue,
}

impl Teller<'_> {
    /// The applies of a path that ends where it begins. An apply that has nothing to do is left out.
    pub(super) fn tell(&self, path: &Path) -> Vec<Apply> {
        let Some((first, _)) = path.first() else { return Vec::new() };
        let mut applies: Vec<Apply> = Vec::new();
        let mut actions: Vec<Action> = Vec::new();
        let mut by_itself: Vec<&'static str> = Vec::new();
        let nexts = path.iter().skip(1).map(|(moment, _)| moment).chain([first]);
        for ((moment, event), next) in path.iter().zip(nexts) {
            actions.extend(self.action(moment, *event));
            if let Event::Own(own) = event {
                by_itself.extend((moved(moment.aws) != moved(next.aws)).then(|| own.words()));
                if let Some(last) = applies.last_mut().filter(|_| moment.is_between()) {
                    last.by_itself.append(&mut by_itself);
                    last.aws = self.state(next.aws);
                }
            }
            if let Event::Applied(part) = event {
                let (actions, by_itself) = (std::mem::take(&mut actions), std::mem::take(&mut by_itself));
                let (apply, aws) = (applies.len() + 1, self.state(next.aws));
                applies.push(Apply { apply, stack: self.stack_of(moment, *part), actions, by_itself, aws });
            }
        }
        applies
    }

    /// What is planned for a resource at that moment, if that is what happens.
    fn action(&self, moment: &Moment, event: Event) -> Option<Action> {
        let (Event::Planned(index) | Event::Stepped(index) | Event::Applied(index)) = event else { return None };
        let part = self.machine.parts(moment).get(index)?;
        let Planned::Next(progress) = provider::plan(part, moment.held(index), moment.aws) else { return None };
        if moment.progress(index) != Progress::Rest || progress == Progress::Idle {
            return None;
        }
        let (action, changes) = self.planned(part, index, moment, progress);
        Some(Action { address: self.address(index), action, changes })
    }

    fn planned(&self, part: &Part, index: usize, moment: &Moment, progress: Progress) -> (ActionKind, Vec<String>) {
        let held = moment.held(index);
        let action = match held {
            Held::Absent => ActionKind::Create,
            Held::Present => ActionKind::Update,
            Held::Tainted => ActionKind::Replace,
        };
        let changes = match (part.wants, progress) {
            (Wants::Registry { .. }, Progress::Put(scan_type, rules)) => {
                self.registry_changes(held, moment.aws, scan_type, rules)
            }
            (Wants::Enabler { types, ignores_types, .. }, _) => {
                let is_kept = ignores_types && held == Held::Present;
                let planned = if is_kept { provider::read_types(moment.aws) } else { types };
                enabler_changes(held, moment.aws, planned, &self.account(index))
            }
            (Wants::Registry { .. }, _) => Vec::new(),
        };
        (action, changes)
    }

    fn registry_changes(&self, held: Held, aws: Aws, scan_type: ScanType, rules: Rules) -> Vec<String> {
        let is_new = held != Held::Present;
        let mut changes = Vec::new();
        if is_new {
            changes.push(format!("scan_type {}", scan_type.word()));
        } else if scan_type != aws.scan_type {
            changes.push(format!("scan_type {} -> {}", aws.scan_type.word(), scan_type.word()));
        }
        if is_new {
            changes.push(format!("rule {}", self.rules(rules)));
        } else if rules != aws.rules {
            changes.push(format!("rule {} -> {}", self.rules(aws.rules), self.rules(rules)));
        }
        changes
    }

    /// AWS as a person reads it.
    pub(super) fn state(&self, aws: Aws) -> State {
        let inspector = aws.types.iter().collect();
        State { scan_type: aws.scan_type, rules: self.rules(aws.rules), inspector, account: aws.account }
    }

    /// Rules in a few words: their frequencies with the first filter of each.
    fn rules(&self, number: Rules) -> String {
        let Some(rules) = self.catalogue.rules(number) else { return "[somebody else's]".to_owned() };
        let told = rules.iter().map(|rule| {
            let first = rule.filters.first().map_or("", String::as_str);
            let more = match rule.filters.len() {
                0 | 1 => String::new(),
                count => format!(" and {} more", count - 1),
            };
            format!("{} \"{first}\"{more}", rule.frequency)
        });
        format!("[{}]", told.collect::<Vec<_>>().join(", "))
    }

    fn address(&self, index: usize) -> String {
        super::part::addresses(self.stacks).get(index).map(|(_, address)| (*address).to_owned()).unwrap_or_default()
    }

    fn account(&self, index: usize) -> String {
        let enablers = self.stacks.iter().flat_map(|stack| {
            let none = stack.registries.iter().map(|_| "");
            none.chain(stack.enablers.iter().map(|enabler| enabler.account.as_str()))
        });
        enablers.skip(index).map(str::to_owned).next().unwrap_or_default()
    }

    fn stack_of(&self, moment: &Moment, part: usize) -> Option<String> {
        let stack = self.machine.parts(moment).get(part)?.stack;
        (self.stacks.len() > 1).then(|| self.stacks.get(stack).map(|stack| stack.name.clone())).flatten()
    }
}

/// The state without what is pending.
fn moved(aws: Aws) -> (ScanType, Rules, Types, Account) {
    (aws.scan_type, aws.rules, aws.types, aws.account)
}

fn enabler_changes(held: Held, aws: Aws, planned: Types, account: &str) -> Vec<String> {
    if held != Held::Present {
        return vec![format!("resource_types {}", listed(planned))];
    }
    let read = provider::read_types(aws);
    let mut changes = Vec::new();
    if aws.account == Account::Disabled {
        changes.push(format!("account_ids [] -> [{account}]"));
    }
    if planned != read {
        changes.push(format!("resource_types {} -> {}", listed(read), listed(planned)));
    }
    changes
}

fn listed(types: Types) -> String {
    let words: Vec<String> = types.iter().map(|kind| format!("\"{}\"", kind.word())).collect();
    format!("[{}]", words.join(", "))
}

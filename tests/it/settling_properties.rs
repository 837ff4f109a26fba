//! The verdict of the exhaustive exploration agrees with a naive simulator that knows nothing of it: one account, one
//! random order of events after the other, until plans are empty or have not been for a long time.

mod account;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use scanwright::testing::{
    Configuration, Enabler, Managed, ManagedResources, ResourceType, Rule, ScanType, SimulatedRegistry as Registry,
    simulate,
};

use crate::harness::{Tests, functions};
use account::Account;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(the_exploration_agrees_with_random_runs)
}

/// So many successful applies in a row, each with something to do, are taken for a cycle.
const LONG: usize = 12;

/// How many random runs a configuration gets.
const RUNS: u64 = 300;

/// A resource as the naive simulator has it.
#[derive(Debug, Clone)]
struct Wish {
    stack: usize,
    after: Vec<usize>,
    kind: WishKind,
}

#[derive(Debug, Clone)]
enum WishKind {
    Registry { enhanced: bool, rules: String },
    Enabler { types: BTreeSet<&'static str>, keeps_types: bool, keeps_accounts: bool },
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Held {
    No,
    Yes,
    Tainted,
}

/// What is left of an operation, the next call first.
#[derive(Debug, Clone)]
enum Call {
    Put(bool, String),
    Enable(BTreeSet<&'static str>),
    WaitOn,
    DisableOthers(BTreeSet<&'static str>),
    Disable(BTreeSet<&'static str>),
    WaitOff,
    Hold(Held),
    DisableEverything,
}

struct Run<'w> {
    wishes: &'w [Wish],
    account: Account,
    held: Vec<Held>,
    rng: TestRng,
}

impl Run<'_> {
    fn chance(&mut self, limit: usize) -> usize {
        (self.rng.next_u32() as usize) % limit
    }

    /// Perhaps something happens in AWS.
    fn pass_time(&mut self) {
        while !self.account.due.is_empty() && self.chance(2) == 0 {
            let nth = self.chance(self.account.due.len());
            let what = *self.account.due.iter().nth(nth).unwrap();
            self.account.happen(what);
        }
    }

    fn create(types: &BTreeSet<&'static str>) -> Vec<Call> {
        vec![
            Call::Enable(types.clone()),
            Call::Hold(Held::Tainted),
            Call::WaitOn,
            Call::DisableOthers(types.clone()),
            Call::Hold(Held::Yes),
        ]
    }

    /// `None` where the plan for the resource is empty.
    fn plan(&self, index: usize) -> Option<Vec<Call>> {
        let shown = if self.account.on { self.account.types.clone() } else { BTreeSet::new() };
        match (&self.wishes[index].kind, self.held[index]) {
            (WishKind::Registry { enhanced, rules }, held) => {
                let is_same = held == Held::Yes && (self.account.enhanced, &self.account.rules) == (*enhanced, rules);
                (!is_same).then(|| vec![Call::Put(*enhanced, rules.clone()), Call::Hold(Held::Yes)])
            }
            (WishKind::Enabler { types, .. }, Held::No) => Some(Self::create(types)),
            (WishKind::Enabler { types, .. }, Held::Tainted) => {
                let destroy = if self.account.on { vec![Call::DisableEverything] } else { Vec::new() };
                Some([destroy, vec![Call::Hold(Held::No)], Self::create(types)].concat())
            }
            (WishKind::Enabler { types, keeps_types, keeps_accounts }, Held::Yes) => {
                let wanted = if *keeps_types { shown.clone() } else { types.clone() };
                let has_account = self.account.on || !keeps_accounts;
                if wanted == shown && has_account == self.account.on {
                    return None;
                }
                if wanted.is_empty() || !has_account {
                    return Some(Vec::new());
                }
                let old: BTreeSet<&'static str> = shown.difference(&wanted).copied().collect();
                let disable = if old.is_empty() { Vec::new() } else { vec![Call::Disable(old), Call::WaitOn] };
                Some([vec![Call::Enable(wanted), Call::WaitOn], disable].concat())
            }
        }
    }

    /// One apply of a stack: whether there was something to do, and whether it worked.
    fn apply(&mut self, stack: usize) -> (bool, bool) {
        let own: Vec<usize> = (0..self.wishes.len()).filter(|index| self.wishes[*index].stack == stack).collect();
        let mut plans: Vec<(usize, Vec<Call>)> = Vec::new();
        for index in &own {
            self.pass_time();
            plans.extend(self.plan(*index).map(|calls| (*index, calls)));
        }
        if plans.is_empty() {
            return (false, true);
        }
        let mut failed: BTreeSet<usize> = BTreeSet::new();
        let mut polls = 0;
        while let Some(ready) = self.pick(&plans, &failed) {
            self.pass_time();
            let index = plans[ready].0;
            match self.call(index, &mut plans[ready].1) {
                true => polls = 0,
                false => polls += 1,
            }
            // Nobody is going to bring what is waited for.
            if polls > 200 {
                failed.insert(index);
                plans.remove(ready);
            } else if plans[ready].1.is_empty() {
                plans.remove(ready);
            }
        }
        (true, failed.is_empty())
    }

    /// Some operation that need not wait for another one.
    fn pick(&mut self, plans: &[(usize, Vec<Call>)], failed: &BTreeSet<usize>) -> Option<usize> {
        let is_free = |(index, _): &(usize, Vec<Call>)| {
            let after = &self.wishes[*index].after;
            after.iter().all(|other| !failed.contains(other) && !plans.iter().any(|(open, _)| open == other))
        };
        let free: Vec<usize> = (0..plans.len()).filter(|place| is_free(&plans[*place])).collect();
        let nth = if free.is_empty() { return None } else { self.chance(free.len()) };
        Some(free[nth])
    }

    /// Makes the next call; `false` where it waits and there is nothing yet.
    fn call(&mut self, index: usize, calls: &mut Vec<Call>) -> bool {
        let Some(call) = calls.first().cloned() else { return true };
        let is_done = match &call {
            Call::WaitOn => self.account.on && !self.account.types.is_empty(),
            Call::WaitOff => !self.account.on,
            _ => true,
        };
        if is_done {
            calls.remove(0);
        }
        match call {
            Call::Put(enhanced, rules) => self.account.put(enhanced, &rules),
            Call::Enable(types) => self.account.enable(&types),
            Call::Disable(types) => self.account.disable(&types),
            Call::Hold(held) => self.held[index] = held,
            Call::DisableOthers(own) => {
                let others: BTreeSet<&'static str> = self.account.types.difference(&own).copied().collect();
                if !others.is_empty() {
                    self.account.disable(&others);
                    calls.insert(0, Call::WaitOff);
                }
            }
            Call::DisableEverything => {
                let all = self.account.types.clone();
                if !all.is_empty() {
                    self.account.disable(&all);
                    calls.insert(0, Call::WaitOff);
                }
            }
            Call::WaitOn | Call::WaitOff => {}
        }
        is_done
    }

    /// Whether applies go on and on.
    fn goes_on(&mut self, stacks: usize) -> bool {
        let (mut long, mut idle) = (0, 0);
        for _ in 0..LONG * 6 {
            self.pass_time();
            let stack = self.chance(stacks);
            match self.apply(stack) {
                (false, _) => idle += 1,
                (true, true) => (long, idle) = (long + 1, 0),
                (true, false) => (long, idle) = (0, 0),
            }
            if long >= LONG || idle > 8 * stacks {
                break;
            }
        }
        long >= LONG
    }
}

/// Whether some random run goes on and on.
fn never_settles(wishes: &[Wish], stacks: usize, keeps_rules: bool) -> bool {
    (0..RUNS).any(|seed| {
        let mut bytes = [7; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let mut rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        let mut flip = || rng.next_u32().is_multiple_of(2);
        let held: Vec<Held> = wishes.iter().map(|_| if flip() { Held::Yes } else { Held::No }).collect();
        let mut types: BTreeSet<&'static str> = ["EC2", "ECR", "LAMBDA"].into_iter().filter(|_| flip()).collect();
        for (wish, held) in wishes.iter().zip(&held) {
            if let (WishKind::Enabler { types: own, keeps_types, keeps_accounts }, Held::Yes) = (&wish.kind, held)
                && (*keeps_types || *keeps_accounts)
            {
                types.extend(own);
            }
        }
        let rules = ["", "CONTINUOUS_SCAN *", "SCAN_ON_PUSH *", "SCAN_ON_PUSH own"][(rng.next_u32() % 4) as usize];
        let (enhanced, on) = (types.contains("ECR"), !types.is_empty());
        let (rules, due) = (rules.to_owned(), BTreeSet::new());
        let account = Account { enhanced, rules, types, on, due, keeps_rules };
        Run { wishes, account, held, rng }.goes_on(stacks)
    })
}

/// The same resources as the exploration takes them.
fn stacks_of(wishes: &[Wish]) -> Vec<ManagedResources> {
    let count = wishes.iter().map(|wish| wish.stack + 1).max().unwrap_or_default();
    let mut stacks: Vec<ManagedResources> =
        (0..count).map(|number| ManagedResources { name: number.to_string(), ..ManagedResources::default() }).collect();
    for (index, wish) in wishes.iter().enumerate() {
        let after = wish.after.iter().map(|other| format!("resource.{other}")).collect();
        let managed = Managed { address: format!("resource.{index}"), prevents_destroy: false, depends_on: after };
        let stack = &mut stacks[wish.stack];
        match &wish.kind {
            WishKind::Registry { enhanced, rules } => stack.registries.push(Registry {
                managed,
                wanted: Configuration {
                    scan_type: if *enhanced { ScanType::Enhanced } else { ScanType::Basic },
                    rules: rules
                        .split_once(' ')
                        .map(|(frequency, filter)| rule(frequency, filter))
                        .into_iter()
                        .collect(),
                },
                ignores_scan_type: false,
                ignores_rules: false,
            }),
            WishKind::Enabler { types, keeps_types, keeps_accounts } => stack.enablers.push(Enabler {
                managed,
                wanted: types.iter().map(|word| ResourceType::parse(word).unwrap()).collect(),
                account: String::new(),
                ignores_types: *keeps_types,
                ignores_accounts: *keeps_accounts,
            }),
        }
    }
    stacks
}

fn rule(frequency: &str, filter: &str) -> Rule {
    Rule { frequency: frequency.to_owned(), filters: BTreeSet::from([filter.to_owned()]) }
}

fn wish() -> impl Strategy<Value = WishKind> {
    let types = prop::sample::subsequence(vec!["EC2", "ECR", "LAMBDA"], 1..=3);
    prop_oneof![
        (any::<bool>(), any::<bool>()).prop_map(|(enhanced, is_own)| WishKind::Registry {
            enhanced,
            rules: if is_own { "SCAN_ON_PUSH own" } else { "SCAN_ON_PUSH *" }.to_owned(),
        }),
        (types, prop::bool::weighted(0.2), prop::bool::weighted(0.2)).prop_map(
            |(types, keeps_types, keeps_accounts)| {
                WishKind::Enabler { types: types.into_iter().collect(), keeps_types, keeps_accounts }
            }
        ),
    ]
}

fn configuration() -> impl Strategy<Value = Vec<Wish>> {
    let one = (wish(), 0..2_usize, any::<bool>());
    prop::collection::vec(one, 1..=3).prop_map(|wishes| {
        let mut configuration: Vec<Wish> = Vec::new();
        for (index, (kind, stack, is_after)) in wishes.into_iter().enumerate() {
            // The first resource is of the first stack, so that none is empty before one that is not.
            let stack = if index == 0 { 0 } else { stack };
            let before = configuration.iter().rposition(|other| other.stack == stack).filter(|_| is_after);
            configuration.push(Wish { stack, after: before.into_iter().collect(), kind });
        }
        configuration
    })
}

fn the_exploration_agrees_with_random_runs() {
    let mut runner = TestRunner::new_with_rng(
        Config { cases: 150, failure_persistence: None, ..Config::default() },
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    let mut counts = (0, 0);
    let outcome = runner.run(&configuration(), |wishes| {
        let verdict = simulate(&stacks_of(&wishes));
        let stacks = wishes.iter().map(|wish| wish.stack + 1).max().unwrap_or_default();
        let naive = [true, false].map(|keeps_rules| never_settles(&wishes, stacks, keeps_rules));
        let expected = match naive {
            [false, false] => Some(true),
            [true, true] => Some(false),
            _ => None,
        };
        let is_too_large = verdict.depends_on.iter().any(|what| what.contains("too many to explore"));
        prop_assume!(!is_too_large);
        prop_assert_eq!(verdict.settles, expected, "{:#?}\n{:#?}", wishes, verdict);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    // Both verdicts come up, or nothing was tested.
    let mut count = TestRunner::deterministic();
    for _ in 0..40 {
        let wishes = configuration().new_tree(&mut count).unwrap().current();
        match simulate(&stacks_of(&wishes)).settles {
            Some(true) => counts.0 += 1,
            _ => counts.1 += 1,
        }
    }
    assert!(counts.0 > 5 && counts.1 > 5, "{counts:?}");
}

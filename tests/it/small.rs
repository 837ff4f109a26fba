//! Small policies over few letters, and what they mean by a plain matcher.

use std::path::PathBuf;

use proptest::prelude::*;
use scanwright::testing::{
    CheckedPolicy, CompileOptions, Coverage, Frequency, Inventory, Requires, ScanPlan, ScanType, StateRules, Text, plan,
};

use crate::naive::{self, Sample, any_matches};

/// A small policy, as what is written into it.
#[derive(Debug, Clone)]
pub struct Written {
    pub mode: &'static str,
    pub is_rest_scanned: bool,
    pub prefix: &'static str,
    pub exact_names: &'static str,
    pub continuous: Vec<String>,
    pub on_push: Vec<String>,
    /// `None`: no table; empty: manual.
    pub basic: Option<Vec<String>>,
}

impl Written {
    /// The policy as TOML.
    pub fn text(&self) -> String {
        let rest = if self.is_rest_scanned { "on-push" } else { "unscanned" };
        let mut text = format!(
            "version = 1\n[module]\nexact_names = \"{}\"\n[registry]\nprefix = \"{}\"\n[release]\nmode = \"{}\"\nrest = \"{rest}\"\n",
            self.exact_names, self.prefix, self.mode
        );
        for (frequency, entries) in [("continuous", &self.continuous), ("on-push", &self.on_push)] {
            if !entries.is_empty() {
                let table = format!("[[scan]]\nname = \"{frequency}\"\nfrequency = \"{frequency}\"\n");
                text.push_str(&format!("{table}repositories = {entries:?}\n"));
            }
        }
        match &self.basic {
            None => {}
            Some(entries) if entries.is_empty() => text.push_str("[basic]\nfrequency = \"manual\"\n"),
            Some(entries) => text.push_str(&format!("[basic]\nrepositories = {entries:?}\n")),
        }
        text
    }

    /// What the policy says of a state: the globs of each frequency, continuous first.
    pub fn said(&self, state: ScanType) -> [Vec<Sample>; 2] {
        let prefixed = |entry: &String| {
            naive::glob(&if self.prefix.is_empty() { entry.clone() } else { format!("{}/{entry}", self.prefix) })
        };
        let globs = |entries: &[String]| entries.iter().map(prefixed).collect::<Vec<_>>();
        let everything = || vec![naive::glob("*")];
        match state {
            ScanType::Enhanced => {
                let rest = if self.is_rest_scanned { everything() } else { Vec::new() };
                [globs(&self.continuous), [globs(&self.on_push), rest].concat()]
            }
            ScanType::Basic => [Vec::new(), self.basic.as_ref().map_or_else(everything, |basic| globs(basic))],
        }
    }
}

/// A policy that has no error.
#[derive(Debug, Clone)]
pub struct Compiled {
    pub written: Written,
    pub plan: ScanPlan,
}

/// Compiles a policy's text; `None` where it has an error other than a violated requirement.
pub fn compile(text: String, inventory: Option<&Inventory>) -> Option<(CheckedPolicy, ScanPlan)> {
    let text = Text {
        name: "scan-policy.toml".to_owned(),
        file_name: "scan-policy.toml".to_owned(),
        directory: PathBuf::new(),
        bytes: text.into_bytes(),
    };
    plan(text, CompileOptions { inventory, requires: Requires::Reported }).ok()
}

impl Compiled {
    /// The policy compiled; `None` where it has an error.
    pub fn of(written: Written) -> Option<Self> {
        let (_, plan) = compile(written.text(), None)?;
        Some(Self { written, plan })
    }

    /// The rules of each state.
    pub fn rules(&self) -> Vec<StateRules> {
        self.plan.release.states().into_iter().map(StateRules::planned).collect()
    }

    /// The filters that AWS gets in a state, continuous first; `None` where there is no such state.
    pub fn emitted(&self, state: ScanType) -> Option<[Vec<Sample>; 2]> {
        let state = self.plan.release.states().into_iter().find(|other| other.scan_type() == state)?;
        let of = |frequency: Frequency| {
            let rules = state.rules().into_iter().filter(move |rule| rule.frequency == frequency);
            rules.flat_map(|rule| rule.filters.iter().map(|one| naive::filter(one.filter.as_str()))).collect()
        };
        Some([of(Frequency::ContinuousScan), of(Frequency::ScanOnPush)])
    }

    /// The level of a name in a state, by the plain matcher; of no state as under no rules.
    pub fn level(&self, state: ScanType, name: &str) -> Coverage {
        self.emitted(state).map_or(Coverage::Unmatched, |filters| level(&filters, name))
    }
}

/// The level of a name under these filters, continuous first, by the plain matcher.
pub fn level([continuous, on_push]: &[Vec<Sample>; 2], name: &str) -> Coverage {
    if any_matches(continuous, name.as_bytes()) {
        Coverage::Continuous
    } else if any_matches(on_push, name.as_bytes()) {
        Coverage::OnPush
    } else {
        Coverage::Unmatched
    }
}

/// An entry of a `repositories` list.
pub fn entry() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ab*]{1,3}([-_/.][ab*]{1,2}){0,2}",
        1 => "[ab*](__|--|---)[ab*]{1,2}",
        1 => "[ab]{2,3}",
    ]
}

/// Up to so many entries.
pub fn entries(most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(entry(), 0..=most)
}

/// A policy, with or without errors.
pub fn written() -> impl Strategy<Value = Written> {
    let mode = prop::sample::select(vec!["always", "on-release", "on-release", "never"]);
    let prefix = prop::sample::select(vec!["", "", "", "a"]);
    let exact_names = prop::sample::select(vec!["anchored", "anchored", "substring"]);
    let basic = prop::option::of(entries(2));
    (mode, any::<bool>(), prefix, exact_names, entries(3), entries(3), basic).prop_map(
        |(mode, is_rest_scanned, prefix, exact_names, continuous, on_push, basic)| Written {
            mode,
            is_rest_scanned,
            prefix,
            exact_names,
            continuous,
            on_push,
            basic,
        },
    )
}

/// A policy without errors.
pub fn compiled() -> impl Strategy<Value = Compiled> {
    written().prop_filter_map("it has an error", Compiled::of)
}

/// A policy, and another one that mostly differs from it in one place.
pub fn pair() -> impl Strategy<Value = (Compiled, Compiled)> {
    (compiled(), written(), 0..8_u8).prop_filter_map("the second has an error", |(one, other, kept)| {
        let mut changed = one.written.clone();
        match kept {
            0 => changed.continuous = other.continuous,
            1 => changed.on_push = other.on_push,
            2 => changed.basic = other.basic,
            3 => changed.is_rest_scanned = !changed.is_rest_scanned,
            4 => changed.mode = other.mode,
            5 => changed.exact_names = other.exact_names,
            6 => changed.prefix = other.prefix,
            _ => changed = other,
        }
        Some((one, Compiled::of(changed)?))
    })
}

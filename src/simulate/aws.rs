//! AWS: the scan type and the rules of a registry, Inspector's types, and the moves that AWS makes by itself.
//!
//! One account in one region. Calls change the state at once and set moves off; a [`Move`] fires at any later moment,
//! reads the state again when it does, and does nothing if its cause is gone. The state is a few bytes, so that
//! exploring every order of moves is cheap; rules are numbers whose meaning the caller keeps.

use serde::Serialize;

use crate::registry::{ResourceType, ScanType, Types};

/// A set of rules, by its number. The caller numbers the rules that it knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Rules(pub u16);

impl Rules {
    /// No rules.
    pub(crate) const NONE: Self = Self(0);
    /// Every repository, continuously.
    pub(crate) const EVERYTHING: Self = Self(1);
}

/// The status of the account in Inspector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Account {
    /// Inspector is on.
    Enabled,
    /// Inspector is off.
    Disabled,
}

/// What AWS does by itself (FACTS 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Move {
    /// T1: Inspector scans ECR, so the registry becomes ENHANCED ("When you activate this scan type, you change the
    /// scanning configuration setting for your private registry", Inspector's page on activating scans).
    RegistryBecomesEnhanced,
    /// T2: the registry is BASIC, so Inspector stops scanning ECR (the CloudFormation handler's permission
    /// `inspector2:Disable`; measured in no public source).
    InspectorLeavesEcr,
    /// T2': Inspector does not scan ECR, so the registry becomes BASIC ("the Amazon ECR scan type changes from Enhanced
    /// to Basic", Inspector's page on deactivating scans).
    RegistryBecomesBasic,
    /// T3: Inspector scans nothing, so it is off for the account ("Disabling all scan types in an account disables the
    /// Amazon Inspector service", API reference of Disable). Its delay is documented nowhere.
    AccountIsDisabled,
    /// T4: the registry is ENHANCED, so Inspector scans ECR, and nothing else for that (ECR's page on enhanced scanning).
    InspectorTakesEcr,
}

impl Move {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::RegistryBecomesEnhanced,
        Self::InspectorLeavesEcr,
        Self::RegistryBecomesBasic,
        Self::AccountIsDisabled,
        Self::InspectorTakesEcr,
    ];
}

/// A set of moves that are on their way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Moves(u8);

impl Moves {
    /// None.
    pub(crate) const NONE: Self = Self(0);

    /// The moves in it.
    pub(crate) fn iter(self) -> impl Iterator<Item = Move> {
        Move::ALL.into_iter().filter(move |own| self.0 & (1 << *own as u8) != 0)
    }

    /// Whether there is none.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// One bit a move.
    pub(super) fn bits(self) -> u8 {
        self.0
    }

    fn with(self, own: Move) -> Self {
        Self(self.0 | 1 << own as u8)
    }

    fn without(self, own: Move) -> Self {
        Self(self.0 & !(1 << own as u8))
    }
}

/// What is documented nowhere, and so explored both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Assumptions {
    /// Whether the registry keeps its rules when Inspector changes its scan type. If not, it has `*` continuously under
    /// ENHANCED, and none under BASIC.
    pub keeps_rules: bool,
}

impl Assumptions {
    /// Every combination, the likelier ones first.
    pub const EVERY: [Self; 2] = [Self { keeps_rules: true }, Self { keeps_rules: false }];
}

/// The state of AWS for one account in one region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Aws {
    /// The registry's scan type.
    pub scan_type: ScanType,
    /// Its rules.
    pub rules: Rules,
    /// What Inspector scans.
    pub types: Types,
    /// Whether Inspector is on.
    pub account: Account,
    /// What AWS is about to do.
    pub pending: Moves,
}

impl Aws {
    /// An account that has never heard of Inspector.
    pub(crate) fn new() -> Self {
        Self {
            scan_type: ScanType::Basic,
            rules: Rules::NONE,
            types: Types::NONE,
            account: Account::Disabled,
            pending: Moves::NONE,
        }
    }

    /// After `PutRegistryScanningConfiguration`.
    #[must_use]
    pub(crate) fn put(self, scan_type: ScanType, rules: Rules) -> Self {
        let own = match scan_type {
            ScanType::Basic => Move::InspectorLeavesEcr,
            ScanType::Enhanced => Move::InspectorTakesEcr,
        };
        Self { scan_type, rules, ..self }.set_off(own)
    }

    /// After Inspector's `Enable`.
    #[must_use]
    pub(crate) fn enable(self, types: Types) -> Self {
        if types.is_empty() {
            return self;
        }
        let enabled = Self { types: self.types.and(types), account: Account::Enabled, ..self };
        if types.has(ResourceType::Ecr) { enabled.set_off(Move::RegistryBecomesEnhanced) } else { enabled }
    }

    /// After Inspector's `Disable`.
    #[must_use]
    pub(crate) fn disable(self, types: Types) -> Self {
        let left = Self { types: self.types.without(types), ..self }.set_off(Move::AccountIsDisabled);
        if types.has(ResourceType::Ecr) { left.set_off(Move::RegistryBecomesBasic) } else { left }
    }

    /// After one of its moves fired. A move whose cause is gone does nothing.
    #[must_use]
    pub(crate) fn after(self, own: Move, assumptions: Assumptions) -> Self {
        let fired = Self { pending: self.pending.without(own), ..self };
        if !self.causes(own) {
            return fired;
        }
        let reset = |rules| if assumptions.keeps_rules { self.rules } else { rules };
        match own {
            Move::RegistryBecomesEnhanced => {
                Self { scan_type: ScanType::Enhanced, rules: reset(Rules::EVERYTHING), ..fired }
            }
            Move::InspectorLeavesEcr => {
                Self { types: self.types.without(Types::ECR), ..fired }.set_off(Move::AccountIsDisabled)
            }
            Move::RegistryBecomesBasic => Self { scan_type: ScanType::Basic, rules: reset(Rules::NONE), ..fired },
            Move::AccountIsDisabled => Self { account: Account::Disabled, ..fired },
            Move::InspectorTakesEcr => Self { types: self.types.and(Types::ECR), account: Account::Enabled, ..fired },
        }
    }

    /// Once every move has fired, each as soon as it can.
    #[must_use]
    pub(crate) fn at_rest(self, assumptions: Assumptions) -> Self {
        match self.pending.iter().next() {
            Some(own) => self.after(own, assumptions).at_rest(assumptions),
            None => self,
        }
    }

    /// Whether the state is one that causes a move.
    fn causes(self, own: Move) -> bool {
        let scans_ecr = self.types.has(ResourceType::Ecr);
        match own {
            Move::RegistryBecomesEnhanced | Move::InspectorLeavesEcr => scans_ecr && self.scan_type == ScanType::Basic,
            Move::RegistryBecomesBasic | Move::InspectorTakesEcr => !scans_ecr && self.scan_type == ScanType::Enhanced,
            Move::AccountIsDisabled => self.types.is_empty() && self.account == Account::Enabled,
        }
    }

    /// Sets a move off if the state causes it.
    fn set_off(self, own: Move) -> Self {
        if self.causes(own) { Self { pending: self.pending.with(own), ..self } } else { self }
    }
}

impl Default for Aws {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEEPING: Assumptions = Assumptions { keeps_rules: true };
    const RESETTING: Assumptions = Assumptions { keeps_rules: false };
    const OWN: Rules = Rules(2);

    #[test]
    fn the_transitions_are_those_of_aws() {
        let enhanced = Aws::new().put(ScanType::Enhanced, OWN).at_rest(KEEPING);
        assert_eq!((enhanced.types, enhanced.account), (Types::ECR, Account::Enabled), "T4");
        let basic = enhanced.put(ScanType::Basic, OWN).at_rest(KEEPING);
        assert_eq!((basic.types, basic.account), (Types::NONE, Account::Disabled), "T2, then T3");
        let enabled = basic.enable(Types::ECR).at_rest(KEEPING);
        assert_eq!((enabled.scan_type, enabled.rules), (ScanType::Enhanced, OWN), "T1");
        assert_eq!(basic.enable(Types::ECR).at_rest(RESETTING).rules, Rules::EVERYTHING);
        let disabled = enabled.disable(Types::ECR).at_rest(KEEPING);
        assert_eq!((disabled.scan_type, disabled.account), (ScanType::Basic, Account::Disabled), "T2', T3");
    }

    #[test]
    fn other_types_keep_the_account_on() {
        let ec2 = Types::from_iter([ResourceType::Ec2]);
        let both = Aws::new().enable(ec2).put(ScanType::Enhanced, OWN).at_rest(KEEPING);
        let left = both.put(ScanType::Basic, OWN).at_rest(KEEPING);
        assert_eq!((left.types, left.account), (ec2, Account::Enabled));
    }

    #[test]
    fn calls_about_other_types_do_not_move_the_registry() {
        let ec2 = Types::from_iter([ResourceType::Ec2]);
        let switched = Aws::new().enable(Types::ECR).at_rest(KEEPING).put(ScanType::Basic, OWN).enable(ec2);
        assert_eq!(switched.pending.iter().collect::<Vec<_>>(), [Move::InspectorLeavesEcr]);
        let switched = Aws::new().enable(ec2).put(ScanType::Enhanced, OWN).disable(ec2);
        assert_eq!(switched.pending.iter().collect::<Vec<_>>(), [Move::AccountIsDisabled, Move::InspectorTakesEcr]);
    }

    #[test]
    fn a_move_whose_cause_is_gone_does_nothing() {
        let switched = Aws::new().enable(Types::ECR).at_rest(KEEPING).put(ScanType::Basic, OWN);
        assert_eq!(switched.pending.iter().collect::<Vec<_>>(), [Move::InspectorLeavesEcr]);
        let back = switched.put(ScanType::Enhanced, OWN).after(Move::InspectorLeavesEcr, KEEPING);
        assert_eq!((back.types, back.pending), (Types::ECR, Moves::NONE));
    }
}

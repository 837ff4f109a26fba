//! AWS: the scan type and the rules of a registry, Inspector's types, and the effects that AWS has by itself.
//!
//! One account in one region. A call changes the state at once and makes its effects pending; a pending [`AwsEffect`]
//! fires at any later time, reads the state again when it does, and does nothing if its cause is gone. The state is a few
//! bytes, so that exploring every order of effects is cheap; rules are numbers whose meaning the caller keeps.
//!
//! **Invariant**: firing an effect makes none pending but `AccountIsDisabled`, and that only where ECR was taken out of
//! Inspector. Without further calls AWS therefore comes to rest after six effects at most, in any order.

use serde::Serialize;

use super::assumptions::Assumptions;
use super::aws_effect::{AwsEffect, AwsEffects};
use crate::registry::{ResourceType, ScanType, Types};

/// Number of a set of rules. The caller numbers the sets that it knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RulesId(pub u16);

impl RulesId {
    /// No rules.
    pub(crate) const NONE: Self = Self(0);
    /// Every repository, continuously.
    pub(crate) const EVERYTHING: Self = Self(1);
}

/// Status of the account in Inspector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum AccountStatus {
    /// Inspector is on.
    Enabled,
    /// Inspector is off.
    Disabled,
}

/// State of AWS for one account in one region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Aws {
    /// The registry's scan type.
    pub scan_type: ScanType,
    /// The registry's rules.
    pub rules: RulesId,
    /// The types that Inspector scans.
    pub types: Types,
    /// Inspector's status.
    pub account: AccountStatus,
    /// The effects that are still to come.
    pub pending: AwsEffects,
}

impl Aws {
    /// Returns the state of an account that has never used Inspector.
    pub(crate) fn new() -> Self {
        Self {
            scan_type: ScanType::Basic,
            rules: RulesId::NONE,
            types: Types::NONE,
            account: AccountStatus::Disabled,
            pending: AwsEffects::NONE,
        }
    }

    /// Applies `PutRegistryScanningConfiguration`.
    #[must_use]
    pub(crate) fn put(self, scan_type: ScanType, rules: RulesId) -> Self {
        let effect = match scan_type {
            ScanType::Basic => AwsEffect::InspectorLeavesEcr,
            ScanType::Enhanced => AwsEffect::InspectorTakesEcr,
        };
        Self { scan_type, rules, ..self }.pend(effect)
    }

    /// Applies Inspector's `Enable`.
    #[must_use]
    pub(crate) fn enable(self, types: Types) -> Self {
        if types.is_empty() {
            return self;
        }
        let enabled = Self { types: self.types.and(types), account: AccountStatus::Enabled, ..self };
        if types.has(ResourceType::Ecr) { enabled.pend(AwsEffect::RegistryBecomesEnhanced) } else { enabled }
    }

    /// Applies Inspector's `Disable`.
    #[must_use]
    pub(crate) fn disable(self, types: Types) -> Self {
        let left = Self { types: self.types.without(types), ..self }.pend(AwsEffect::AccountIsDisabled);
        if types.has(ResourceType::Ecr) { left.pend(AwsEffect::RegistryBecomesBasic) } else { left }
    }

    /// Fires a pending effect. One whose cause is gone does nothing.
    #[must_use]
    pub(crate) fn fire(self, effect: AwsEffect, assumptions: Assumptions) -> Self {
        let fired = Self { pending: self.pending.without(effect), ..self };
        if !self.causes(effect) {
            return fired;
        }
        let reset = |rules| if assumptions.keeps_rules { self.rules } else { rules };
        match effect {
            AwsEffect::RegistryBecomesEnhanced => {
                Self { scan_type: ScanType::Enhanced, rules: reset(RulesId::EVERYTHING), ..fired }
            }
            AwsEffect::InspectorLeavesEcr => {
                Self { types: self.types.without(Types::ECR), ..fired }.pend(AwsEffect::AccountIsDisabled)
            }
            AwsEffect::RegistryBecomesBasic => {
                Self { scan_type: ScanType::Basic, rules: reset(RulesId::NONE), ..fired }
            }
            AwsEffect::AccountIsDisabled => Self { account: AccountStatus::Disabled, ..fired },
            AwsEffect::InspectorTakesEcr => {
                Self { types: self.types.and(Types::ECR), account: AccountStatus::Enabled, ..fired }
            }
        }
    }

    /// Fires every effect, each as soon as it can.
    #[must_use]
    pub(crate) fn at_rest(self, assumptions: Assumptions) -> Self {
        match self.pending.iter().next() {
            Some(effect) => self.fire(effect, assumptions).at_rest(assumptions),
            None => self,
        }
    }

    /// Tells whether the state causes an effect.
    fn causes(self, effect: AwsEffect) -> bool {
        let scans_ecr = self.types.has(ResourceType::Ecr);
        match effect {
            AwsEffect::RegistryBecomesEnhanced | AwsEffect::InspectorLeavesEcr => {
                scans_ecr && self.scan_type == ScanType::Basic
            }
            AwsEffect::RegistryBecomesBasic | AwsEffect::InspectorTakesEcr => {
                !scans_ecr && self.scan_type == ScanType::Enhanced
            }
            AwsEffect::AccountIsDisabled => self.types.is_empty() && self.account == AccountStatus::Enabled,
        }
    }

    /// Makes an effect pending if the state causes it.
    fn pend(self, effect: AwsEffect) -> Self {
        if self.causes(effect) { Self { pending: self.pending.with(effect), ..self } } else { self }
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
    const OWN: RulesId = RulesId(2);

    #[test]
    fn the_transitions_are_those_of_aws() {
        let enhanced = Aws::new().put(ScanType::Enhanced, OWN).at_rest(KEEPING);
        assert_eq!((enhanced.types, enhanced.account), (Types::ECR, AccountStatus::Enabled), "T4");
        let basic = enhanced.put(ScanType::Basic, OWN).at_rest(KEEPING);
        assert_eq!((basic.types, basic.account), (Types::NONE, AccountStatus::Disabled), "T2, then T3");
        let enabled = basic.enable(Types::ECR).at_rest(KEEPING);
        assert_eq!((enabled.scan_type, enabled.rules), (ScanType::Enhanced, OWN), "T1");
        assert_eq!(basic.enable(Types::ECR).at_rest(RESETTING).rules, RulesId::EVERYTHING);
        let disabled = enabled.disable(Types::ECR).at_rest(KEEPING);
        assert_eq!((disabled.scan_type, disabled.account), (ScanType::Basic, AccountStatus::Disabled), "T2', T3");
    }

    #[test]
    fn other_types_keep_the_account_on() {
        let ec2 = Types::from_iter([ResourceType::Ec2]);
        let both = Aws::new().enable(ec2).put(ScanType::Enhanced, OWN).at_rest(KEEPING);
        let left = both.put(ScanType::Basic, OWN).at_rest(KEEPING);
        assert_eq!((left.types, left.account), (ec2, AccountStatus::Enabled));
    }

    #[test]
    fn calls_about_other_types_have_no_effect_on_the_registry() {
        let ec2 = Types::from_iter([ResourceType::Ec2]);
        let switched = Aws::new().enable(Types::ECR).at_rest(KEEPING).put(ScanType::Basic, OWN).enable(ec2);
        assert_eq!(switched.pending.iter().collect::<Vec<_>>(), [AwsEffect::InspectorLeavesEcr]);
        let switched = Aws::new().enable(ec2).put(ScanType::Enhanced, OWN).disable(ec2);
        assert_eq!(
            switched.pending.iter().collect::<Vec<_>>(),
            [AwsEffect::AccountIsDisabled, AwsEffect::InspectorTakesEcr]
        );
    }

    #[test]
    fn an_effect_whose_cause_is_gone_does_nothing() {
        let switched = Aws::new().enable(Types::ECR).at_rest(KEEPING).put(ScanType::Basic, OWN);
        assert_eq!(switched.pending.iter().collect::<Vec<_>>(), [AwsEffect::InspectorLeavesEcr]);
        let back = switched.put(ScanType::Enhanced, OWN).fire(AwsEffect::InspectorLeavesEcr, KEEPING);
        assert_eq!((back.types, back.pending), (Types::ECR, AwsEffects::NONE));
    }
}

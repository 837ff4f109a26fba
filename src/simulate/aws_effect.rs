//! The effects that AWS has by itself, some time after a call.

/// Effect that AWS has by itself once its cause is there (FACTS 4): the coupling of ECR and Inspector that neither
/// Terraform nor its provider sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum AwsEffect {
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

impl AwsEffect {
    /// Every effect.
    pub(crate) const ALL: [Self; 5] = [
        Self::RegistryBecomesEnhanced,
        Self::InspectorLeavesEcr,
        Self::RegistryBecomesBasic,
        Self::AccountIsDisabled,
        Self::InspectorTakesEcr,
    ];

    /// Says what AWS does and why.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::RegistryBecomesEnhanced => "sets the registry to ENHANCED, because Inspector scans ECR",
            Self::InspectorLeavesEcr => "removes ECR from Inspector, because the registry is BASIC",
            Self::RegistryBecomesBasic => "sets the registry to BASIC, because Inspector does not scan ECR",
            Self::AccountIsDisabled => "switches Inspector off for the account, because it scans nothing",
            Self::InspectorTakesEcr => "makes Inspector scan ECR, because the registry is ENHANCED",
        }
    }
}

/// Set of effects, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct AwsEffects(u8);

impl AwsEffects {
    /// The empty set.
    pub(crate) const NONE: Self = Self(0);

    pub(crate) fn iter(self) -> impl Iterator<Item = AwsEffect> {
        AwsEffect::ALL.into_iter().filter(move |effect| self.0 & (1 << *effect as u8) != 0)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn bits(self) -> u8 {
        self.0
    }

    pub(super) fn with(self, effect: AwsEffect) -> Self {
        Self(self.0 | 1 << effect as u8)
    }

    /// Returns the effects that are in both sets.
    pub(super) fn within(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn without(self, effect: AwsEffect) -> Self {
        Self(self.0 & !(1 << effect as u8))
    }
}

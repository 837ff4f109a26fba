//! Resource types that Inspector scans, and sets of them.

use serde::Serialize;

/// Resource type that Inspector can scan (ResourceScanType of inspector2 2020-06-08).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ResourceType {
    /// Repositories of source code.
    CodeRepository,
    /// Instances.
    Ec2,
    /// Container images in ECR.
    Ecr,
    /// Functions.
    Lambda,
    /// The code of functions.
    LambdaCode,
}

impl ResourceType {
    /// All of them, in the order of their words.
    pub const ALL: [Self; 5] = [Self::CodeRepository, Self::Ec2, Self::Ecr, Self::Lambda, Self::LambdaCode];

    /// The word of the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CodeRepository => "CODE_REPOSITORY",
            Self::Ec2 => "EC2",
            Self::Ecr => "ECR",
            Self::Lambda => "LAMBDA",
            Self::LambdaCode => "LAMBDA_CODE",
        }
    }

    /// The type of that word of the API.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A set of types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Types(u8);

impl Types {
    /// No type.
    pub const NONE: Self = Self(0);
    /// ECR alone.
    pub const ECR: Self = Self(1 << ResourceType::Ecr as u8);

    /// Every set of types.
    pub fn every() -> impl Iterator<Item = Self> {
        (0..1 << ResourceType::ALL.len()).map(Self)
    }

    /// Tells whether a type is in it.
    pub fn has(self, kind: ResourceType) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// Tells whether it is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// These and those.
    #[must_use]
    pub fn and(self, those: Self) -> Self {
        Self(self.0 | those.0)
    }

    /// These without those.
    #[must_use]
    pub fn without(self, those: Self) -> Self {
        Self(self.0 & !those.0)
    }

    /// The types that are in both.
    #[must_use]
    pub fn within(self, those: Self) -> Self {
        Self(self.0 & those.0)
    }

    /// One bit a type.
    pub(crate) fn bits(self) -> u8 {
        self.0
    }

    /// The types in it, in the order of their words.
    pub fn iter(self) -> impl Iterator<Item = ResourceType> {
        ResourceType::ALL.into_iter().filter(move |kind| self.has(*kind))
    }
}

impl FromIterator<ResourceType> for Types {
    fn from_iter<I: IntoIterator<Item = ResourceType>>(kinds: I) -> Self {
        Self(kinds.into_iter().fold(0, |types, kind| types | 1 << kind as u8))
    }
}

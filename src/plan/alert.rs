//! The alerts that a text must raise: which event each is about, and of which repositories.

use crate::registry::ScanType;
use crate::wildcard::Pattern;

/// An event rule that the text of a plan must have, and what it must fire for. The text says it as a pattern of its own, which
/// is read back and held against this.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PlannedAlert {
    /// Its name within the text.
    pub label: &'static str,
    /// Its name in EventBridge.
    pub name: String,
    pub kind: AlertKind,
    /// The repositories that it is about.
    pub names: AlertNames,
}

/// Events that an alert fires for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AlertKind {
    /// "Inspector2 Scan": an image whose first scan found this or worse.
    EnhancedImage(Least),
    /// "ECR Image Scan": the same of a basic scan.
    BasicImage(Least),
    /// "Inspector2 Finding": an active finding of an image, this or worse.
    Finding(Least),
    /// "ECR Scan Resource Change": the frequency of a repository is none of these.
    Drift { right: &'static [&'static str] },
}

/// An alert of an earlier text, as far as it tells.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct EarlierAlert {
    /// The name of its rule within the text.
    pub label: String,
    pub names: AlertNames,
    pub least: Option<Least>,
}

/// Destination of the messages of all alerts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AlertDestination {
    /// True for a topic that the module makes, false for one that its caller gives.
    pub has_own_topic: bool,
    /// The addresses that the module subscribes, sorted.
    pub emails: Vec<String>,
}

/// Least severity of a finding that is told; the worst is the first in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Least {
    Critical,
    High,
    Medium,
    Low,
}

/// Repositories of an alert: those that a pattern of `inside` matches, or every one, without those that one of `outside` does.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct AlertNames {
    pub inside: Option<Vec<Pattern>>,
    pub outside: Vec<Pattern>,
}

impl AlertNames {
    /// Tells whether the alert is about a repository.
    pub(crate) fn has(&self, name: &str) -> bool {
        let any = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.matches(name));
        self.inside.as_ref().is_none_or(|inside| any(inside)) && !any(&self.outside)
    }
}

impl AlertKind {
    /// Returns the key of `[alerts]` that asks for it.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Self::EnhancedImage(_) | Self::BasicImage(_) => "images",
            Self::Finding(_) => "findings",
            Self::Drift { .. } => "drift",
        }
    }

    /// Returns the least severity that it is about, if it is about findings.
    pub(crate) fn least(&self) -> Option<Least> {
        match self {
            Self::EnhancedImage(least) | Self::BasicImage(least) | Self::Finding(least) => Some(*least),
            Self::Drift { .. } => None,
        }
    }

    /// Returns the release state in which there are such events.
    pub(crate) fn state(&self) -> ScanType {
        match self {
            Self::BasicImage(_) => ScanType::Basic,
            Self::EnhancedImage(_) | Self::Finding(_) | Self::Drift { .. } => ScanType::Enhanced,
        }
    }
}

impl Least {
    /// Every one, the worst first.
    pub(crate) const ALL: [Self; 4] = [Self::Critical, Self::High, Self::Medium, Self::Low];

    /// The word of AWS.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Critical => "CRITICAL",
            Self::High => "HIGH",
            Self::Medium => "MEDIUM",
            Self::Low => "LOW",
        }
    }

    /// It and all that are worse, the worst first.
    pub(crate) fn and_worse(self) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().take_while(move |severity| *severity != self).chain([self])
    }
}

/// The words of the frequencies that are right for a repository, where the alert about drift fires for every other. A
/// repository without a rule is said to have MANUAL (ScanFrequency of the ECR API).
pub(crate) const CONTINUOUS: &[&str] = &["CONTINUOUS_SCAN"];
pub(crate) const ON_PUSH: &[&str] = &["SCAN_ON_PUSH"];
pub(crate) const MANUAL: &[&str] = &["MANUAL"];
pub(crate) const ON_PUSH_OR_CONTINUOUS: &[&str] = &["SCAN_ON_PUSH", "CONTINUOUS_SCAN"];

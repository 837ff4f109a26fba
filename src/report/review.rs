//! [`Review`]: all that one run finds out about policies and the Terraform around them.

use super::comparison::Comparison;
use crate::change::Gone;
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::ExitStatus;
use crate::lint::{self, Linted};
use crate::policy::load::is_absence;

/// The answers of `generate --check`, `diff --against` and `lint`, each computed once.
pub(crate) struct Review {
    /// The committed modules beside what the policies say; or what is wrong with the policies.
    pub(crate) check: Result<Comparison, Findings>,
    /// The change since an earlier output, where one was named.
    pub(crate) against: Option<Against>,
    /// The findings in the Terraform; nothing where there is no Terraform and none was asked for.
    pub(crate) lint: Option<Result<Linted, Findings>>,
    /// The end of the run.
    pub(crate) status: ExitStatus,
}

/// The comparison with an earlier output.
pub(crate) struct Against {
    /// The directory or revision, as it was named.
    pub(crate) name: String,
    /// Nothing where the policies do not compile.
    pub(crate) comparison: Option<Result<Comparison, Findings>>,
    /// Modules and policies that were there then and no longer are.
    pub(crate) gone: Gone,
}

impl Review {
    /// True where a committed module is not what its policy says.
    pub(crate) fn is_outdated(&self) -> bool {
        self.check.as_ref().is_ok_and(Comparison::is_change)
    }

    /// The change since the earlier output, where that could be read.
    pub(super) fn change(&self) -> Option<&Comparison> {
        self.against.as_ref()?.comparison.as_ref()?.as_ref().ok()
    }

    /// Modules and policies that are no longer there.
    pub(super) fn gone(&self) -> Option<&Gone> {
        self.against.as_ref().map(|against| &against.gone).filter(|gone| !gone.is_empty())
    }

    /// True where something changes since the earlier output; nothing where that can't be told.
    pub(crate) fn is_change(&self) -> Option<bool> {
        match &self.check {
            _ if self.gone().is_some() => Some(true),
            Err(findings) if findings.iter().all(is_absence) => Some(false),
            _ => self.change().map(Comparison::is_change),
        }
    }

    /// Findings of the policies and of what they are compared with.
    pub(super) fn of_policies(&self) -> Vec<Diagnostic> {
        let own: &[Diagnostic] = match &self.check {
            Ok(comparison) => &comparison.warnings,
            Err(findings) => findings,
        };
        own.iter().chain(self.errors_of_baseline()).cloned().collect()
    }

    /// Errors of the earlier output.
    pub(crate) fn errors_of_baseline(&self) -> &[Diagnostic] {
        let compared = self.against.as_ref().and_then(|against| against.comparison.as_ref());
        compared.and_then(|compared| compared.as_ref().err()).map(|findings| &**findings).unwrap_or_default()
    }

    /// True where some of the Terraform could not be read.
    pub(super) fn could_not_lint(&self) -> bool {
        let is_unread = |finding: &&Diagnostic| finding.is_error() && !lint::CODES.contains(&finding.code);
        self.of_terraform().iter().find(is_unread).is_some()
    }

    /// Findings in the Terraform, and errors of reading it.
    pub(super) fn of_terraform(&self) -> &[Diagnostic] {
        match &self.lint {
            Some(Ok(linted)) => &linted.findings,
            Some(Err(findings)) => findings,
            None => &[],
        }
    }
}

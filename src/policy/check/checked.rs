//! A policy that passed every check: what it says, with defaults filled in.

use std::path::{Path, PathBuf};

use super::Subject;
use crate::diagnostic::Diagnostic;
use crate::inventory::Inventory;
use crate::paths::tidy;
use crate::plan::lower::How;
use crate::policy::{Entry, ExactNames, Mode, ModuleSettings, PolicyFile, ScanFrequency};
use crate::registry::{Release, ReleaseVariable, ScanType};

/// The name of a module that the policy does not name.
pub(super) const DEFAULT_MODULE: &str = "ecr-scanning";

/// The constraint on Terraform unless the policy says otherwise.
const DEFAULT_TERRAFORM: &str = ">= 1.5";

/// 5.13.0 is the first provider that can remove rules (its changelog: "Correctly delete rules on resource Update").
const DEFAULT_PROVIDER: &str = ">= 5.13";

/// A policy without errors. Only `check` makes one.
#[derive(Debug)]
pub struct CheckedPolicy {
    file: PolicyFile,
    module: ModuleSettings,
    output: PathBuf,
    exact_names: ExactNames,
    merges: bool,
    release: Release<EnhancedEntries, BasicEntries>,
    warnings: Vec<Diagnostic>,
}

/// What is scanned while enhanced scanning is on; no entry of a frequency covers another of it.
#[derive(Debug)]
pub struct EnhancedEntries {
    /// On push, and again for each new vulnerability.
    pub continuous: Vec<Entry>,
    /// On push, `*` of `rest` included.
    pub on_push: Vec<Entry>,
}

/// What is scanned on push while enhanced scanning is off; empty for `manual`.
#[derive(Debug)]
pub struct BasicEntries {
    /// The entries; none covers another.
    pub on_push: Vec<Entry>,
}

impl CheckedPolicy {
    /// Where it came from.
    pub fn file(&self) -> &PolicyFile {
        &self.file
    }

    /// The module to generate.
    pub fn module(&self) -> &ModuleSettings {
        &self.module
    }

    /// The folder to generate into, as a path from where the command runs.
    pub fn output(&self) -> &Path {
        &self.output
    }

    /// What its entries are lowered with; an inventory must be that of the check.
    pub fn how<'i>(&self, inventory: Option<&'i Inventory>) -> How<'i> {
        How { names: self.exact_names, inventory, merges: self.merges }
    }

    /// The states.
    pub fn release(&self) -> &Release<EnhancedEntries, BasicEntries> {
        &self.release
    }

    /// What was found that keeps nothing from being done.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }
}

/// Fills in the defaults. `None` where the policy lacks what a check reports.
pub(super) fn build(subject: &Subject<'_>, warnings: Vec<Diagnostic>) -> Option<CheckedPolicy> {
    let document = &subject.policy.document;
    let module = module(subject);
    let folder = &subject.policy.file.folder;
    let output = document.module.output.as_ref().map_or(module.name.as_str(), |output| &output.value);
    Some(CheckedPolicy {
        output: tidy(&folder.join(output)),
        file: subject.policy.file.clone(),
        module,
        exact_names: subject.exact_names(),
        merges: subject.how().merges,
        release: release(subject)?,
        warnings,
    })
}

fn module(subject: &Subject<'_>) -> ModuleSettings {
    let module = &subject.policy.document.module;
    let text = |given: &Option<crate::source::At<String>>, default: &str| {
        given.as_ref().map_or_else(|| default.to_owned(), |given| given.value.clone())
    };
    let name = text(&module.name, DEFAULT_MODULE);
    ModuleSettings {
        label: name.replace('-', "_"),
        name,
        terraform_version: text(&module.terraform_version, DEFAULT_TERRAFORM),
        aws_provider_version: text(&module.aws_provider_version, DEFAULT_PROVIDER),
    }
}

fn release(subject: &Subject<'_>) -> Option<Release<EnhancedEntries, BasicEntries>> {
    let enhanced = || EnhancedEntries {
        continuous: subject.rule(ScanType::Enhanced, ScanFrequency::Continuous).to_vec(),
        on_push: subject.rule(ScanType::Enhanced, ScanFrequency::OnPush).to_vec(),
    };
    let basic = || BasicEntries { on_push: subject.rule(ScanType::Basic, ScanFrequency::OnPush).to_vec() };
    let default = subject.policy.document.release.as_ref().and_then(|release| release.default.as_ref());
    Some(match subject.mode()?.value {
        Mode::Always => Release::Always(enhanced()),
        Mode::Never => Release::Never(basic()),
        Mode::OnRelease => {
            let switch = ReleaseVariable { default: default.is_some_and(|on| on.value) };
            Release::OnRelease { enhanced: enhanced(), basic: basic(), switch }
        }
    })
}

//! A policy that was judged: what it says, with defaults filled in, and what was found.

use std::path::{Path, PathBuf};

use super::entries::Entries;
use crate::diagnostic::Diagnostic;
use crate::paths::tidy;
use crate::policy::{Document, ExactNames, Mode, ModuleSettings, Policy, PolicyFile, TargetTool, VersionConstraint};
use crate::registry::{Release, ReleaseVariable};
use crate::source::{At, Place, Span};

/// The name of a module that the policy does not name.
pub(super) const DEFAULT_MODULE: &str = "ecr-scanning";

/// The constraint on Terraform unless the policy says otherwise.
const DEFAULT_TERRAFORM: &str = ">= 1.5";

/// 5.13.0 is the first provider that can remove rules (its changelog: "Correctly delete rules on resource Update").
const DEFAULT_PROVIDER: &str = ">= 5.13";

/// A policy whose text was judged. Only `check` makes one. What it found travels along, so that one run reports it beside
/// what is found in the plan; with an error among it no plan comes of the policy.
#[derive(Debug)]
pub struct CheckedPolicy {
    policy: Policy,
    entries: Entries,
    module: ModuleSettings,
    output: PathBuf,
    release: Option<Release<(), ()>>,
    findings: Vec<Diagnostic>,
}

impl CheckedPolicy {
    /// Fills in the defaults.
    pub(super) fn new(policy: Policy, entries: Entries, findings: Vec<Diagnostic>) -> Self {
        let document = &policy.document;
        let module = module(document);
        let output = output_of(&policy);
        let release = release(document);
        Self { policy, entries, module, output, release, findings }
    }

    /// The file that it came from.
    pub fn file(&self) -> &PolicyFile {
        &self.policy.file
    }

    /// The text as it was written.
    pub(crate) fn document(&self) -> &Document {
        &self.policy.document
    }

    /// Its repositories, with their prefixes applied.
    pub(crate) fn entries(&self) -> &Entries {
        &self.entries
    }

    /// The module to generate.
    pub(crate) fn module(&self) -> &ModuleSettings {
        &self.module
    }

    /// The directory to generate into, as a path from where the command runs.
    pub fn output(&self) -> &Path {
        &self.output
    }

    /// Returns the way in which a name without `*` becomes a filter.
    pub(crate) fn exact_names(&self) -> ExactNames {
        self.document().module.exact_names.as_ref().map_or(ExactNames::Anchored, |names| names.value)
    }

    /// The tool that the files are generated for.
    pub(crate) fn target(&self) -> TargetTool {
        target_of(self.document())
    }

    /// Tells whether several names may become one filter.
    pub(crate) fn merges_filters(&self) -> bool {
        self.document().module.merge_filters.as_ref().is_some_and(|merges| merges.value)
    }

    /// The states that the registry can be in; `None` where the policy does not say, which is an error.
    pub(crate) fn release(&self) -> Option<&Release<(), ()>> {
        self.release.as_ref()
    }

    /// Returns the findings so far.
    pub(crate) fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// Points also at the `extends` of the policy, where a finding that depends on the policy points only at its bases.
    pub(crate) fn also_extends(&self, finding: Diagnostic) -> Diagnostic {
        self.policy.also_extends(finding)
    }

    /// The place of a span of the policy.
    pub(crate) fn place(&self, span: Span) -> Place {
        self.policy.file.place(span)
    }
}

/// Returns the directory that a policy generates into, as a path from where the command runs.
pub(crate) fn output_of(policy: &Policy) -> PathBuf {
    let module = &policy.document.module;
    let output = module.output.as_ref().or(module.name.as_ref()).map_or(DEFAULT_MODULE, |output| &output.value);
    tidy(&policy.file.directory.join(output))
}

/// Returns the tool that the files of a policy are generated for.
pub(super) fn target_of(document: &Document) -> TargetTool {
    document.module.target.as_ref().map_or(TargetTool::Terraform, |target| target.value)
}

fn module(document: &Document) -> ModuleSettings {
    let is_terraform = target_of(document) == TargetTool::Terraform;
    let module = &document.module;
    let text = |given: &Option<At<String>>, default: &str| {
        given.as_ref().map_or_else(|| default.to_owned(), |given| given.value.clone())
    };
    let name = text(&module.name, DEFAULT_MODULE);
    let aws_provider_version = text(&module.aws_provider_version, DEFAULT_PROVIDER);
    ModuleSettings {
        label: name.replace('-', "_"),
        name,
        terraform_version: text(&module.terraform_version, DEFAULT_TERRAFORM),
        takes_region: is_terraform && lets_in_no_provider_5(&aws_provider_version),
        aws_provider_version,
    }
}

/// Tells whether every provider that a constraint lets in has `region` on its resources, which came with 6.0.0 (its upgrade
/// guide, "Enhanced Region Support").
fn lets_in_no_provider_5(constraint: &str) -> bool {
    VersionConstraint::parse(constraint).is_some_and(|versions| !versions.lets_in_major(5))
}

fn release(document: &Document) -> Option<Release<(), ()>> {
    let release = document.release.as_ref()?;
    Some(match release.mode.as_ref()?.value {
        Mode::Always => Release::Always(()),
        Mode::Never => Release::Never(()),
        Mode::OnRelease => {
            let default = release.default.as_ref().is_some_and(|on| on.value);
            Release::OnRelease { enhanced: (), basic: (), switch: ReleaseVariable { default } }
        }
    })
}

//! The policy as it was written: every value with its place, nothing judged yet.
//!
//! `load` makes it and reports what is not of the language; `check` judges what it says. A value that was absent, or
//! of the wrong type and reported, is `None`. The doc comments of the tables and keys are the descriptions in the
//! JSON Schema (`schema/scan-policy.schema.json`), which a test generates from these types.

use super::alerts::Alerts;
use super::gate::{Accept, Gate};
use super::keyword::{Keyword, keyword};
use super::policy_file::PolicyFile;
use super::rescan::Rescan;
use crate::diagnostic::{Diagnostic, EXTENDED};
use crate::registry::Frequency;
use crate::source::{At, Span};

/// A loaded policy: where it is from, what it says, and what was not of the language.
#[derive(Debug)]
pub(crate) struct Policy {
    /// The origin.
    pub file: PolicyFile,
    /// What it says, with what the policies that it extends say.
    pub document: Document,
    /// The findings of `load`, which travel along so that one run reports them beside those of `check`.
    pub(crate) findings: Vec<Diagnostic>,
}

impl Policy {
    /// Points also at the `extends` of the policy, where a finding that depends on the policy points only at its bases.
    pub(crate) fn also_extends(&self, finding: Diagnostic) -> Diagnostic {
        let is_own = finding.labels.iter().any(|label| label.place.source == self.file.source);
        match &self.document.extends {
            Some(extends) if !is_own => finding.also(self.file.place(extends.span), EXTENDED),
            _ => finding,
        }
    }
}

/// The ECR repositories that AWS scans, their scan frequencies, and the release mode.
#[derive(Debug, Clone, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(title = "scanwright policy", deny_unknown_fields))]
pub(crate) struct Document {
    /// The version of the policy language.
    #[cfg_attr(test, schemars(required, range(min = 1, max = 1)))]
    #[cfg_attr(test, schemars(extend("examples" = [1])))]
    pub version: Option<At<i64>>,
    /// A base policy, relative to this file and within the repository; it may extend another one. Tables are merged key by key, and this file takes precedence; `[[scan]]`, `[[require]]` and `[[accept]]` are added to those of the base, and a `[[scan]]` of the same name replaces that of the base. No policy can remove a `[[require]]` of its base.
    #[cfg_attr(test, schemars(extend("examples" = ["../base.toml"])))]
    pub extends: Option<At<String>>,
    /// The generated Terraform module, or what `target` names in its place.
    #[cfg_attr(test, schemars(default))]
    pub module: Module,
    /// Settings for all repositories of the registry.
    #[cfg_attr(test, schemars(default))]
    pub registry: Registry,
    /// The release mode: when enhanced scanning is on, and how it treats all other repositories.
    #[cfg_attr(test, schemars(required))]
    pub release: Option<Release>,
    /// Repositories to scan while enhanced scanning is on.
    #[cfg_attr(test, schemars(default))]
    pub scan: Vec<Scan>,
    /// True if there is a `scan` that could not be read, or a key that may have been meant as one.
    #[cfg_attr(test, schemars(skip))]
    pub has_unread_scan: bool,
    /// Repositories to scan while enhanced scanning is off. Without this table: every repository, on push.
    pub basic: Option<Basic>,
    /// A requirement for every possible repository name; proved at compile time.
    #[cfg_attr(test, schemars(default))]
    pub require: Vec<Require>,
    /// The time for which Inspector scans an image of a continuous `[[scan]]` again. Without this table: Inspector keeps its setting.
    pub rescan: Option<Rescan>,
    /// Messages about findings, and about scanning that differs from the policy. Without this table: none.
    pub alerts: Option<Alerts>,
    /// What an image may not have to be released; `scanwright gate` alone reads it, and the generated module does not depend on it.
    #[cfg_attr(test, schemars(default))]
    pub gate: Gate,
    /// A finding that somebody answers for until a day; `scanwright gate` alone reads it.
    #[cfg_attr(test, schemars(default))]
    pub accept: Vec<Accept>,
}

impl Document {
    /// Tells whether a continuous `[[scan]]` is or may be there: only its images are scanned again.
    pub(crate) fn rescans_images(&self) -> bool {
        let may_be = |scan: &Scan| scan.frequency.as_ref().is_none_or(|one| one.value == ScanFrequency::Continuous);
        self.has_unread_scan || self.scan.iter().any(may_be)
    }
}

/// The generated Terraform module, or what `target` names in its place.
#[derive(Debug, Clone, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(crate) struct Module {
    /// Name of the module; with `-` as `_`, also the label of its resource. Default `ecr-scanning`.
    #[cfg_attr(test, schemars(regex(pattern = "^[a-z][a-z0-9_-]*$")))]
    #[cfg_attr(test, schemars(extend("default" = "ecr-scanning", "examples" = ["ecr-scanning"])))]
    pub name: Option<At<String>>,
    /// Directory of the generated module, relative to the policy and within the repository. Default: the module's name.
    #[cfg_attr(test, schemars(extend("examples" = ["modules/ecr-scanning"])))]
    pub output: Option<At<String>>,
    /// Terraform version constraint for `versions.tf`. Terraform before 1.1 can't read the module and is refused; the module's own tests need 1.7. Default `>= 1.5`.
    #[cfg_attr(test, schemars(extend("default" = ">= 1.5", "examples" = [">= 1.7"])))]
    pub terraform_version: Option<At<String>>,
    /// AWS provider version constraint for `versions.tf`. Providers before 5.13 can't remove rules and are refused. If it lets in no provider 5, such as `>= 6.0`, the module has the optional input `region`. Default `>= 5.13`.
    #[cfg_attr(test, schemars(extend("default" = ">= 5.13", "examples" = [">= 5.13"])))]
    pub aws_provider_version: Option<At<String>>,
    /// Form of the filter for a repository name without `*`, because ECR has no exact filter. Default `anchored`.
    #[cfg_attr(test, schemars(extend("default" = "anchored", "examples" = ["anchored"])))]
    pub exact_names: Option<At<ExactNames>>,
    /// With an inventory (`--repositories`): merge filters if a rule would need more than 100. The merged filters match exactly the listed repositories, but may also match repositories that are created later. Default `false`.
    #[cfg_attr(test, schemars(extend("default" = false, "examples" = [true])))]
    pub merge_filters: Option<At<bool>>,
    /// Directory of custom templates, which replace the built-in ones of the same names, relative to the policy and within the repository. `--templates` takes precedence.
    #[cfg_attr(test, schemars(extend("examples" = ["templates"])))]
    pub templates: Option<At<String>>,
    /// Tool that the files are generated for: a Terraform module, a CloudFormation template, or JSON files for the AWS CLI. Default `terraform`.
    #[cfg_attr(test, schemars(extend("default" = "terraform", "examples" = ["terraform"])))]
    pub target: Option<At<TargetTool>>,
}

/// Settings for all repositories of the registry.
#[derive(Debug, Clone, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(crate) struct Registry {
    /// Prefix of every repository, joined with `/`: with `example`, `api` means `example/api`. It has no `*` and no `/` at either end.
    #[cfg_attr(test, schemars(extend("examples" = ["example"])))]
    pub prefix: Option<At<String>>,
    /// File with the repositories of the registry, relative to the policy and within the repository: the JSON output of `aws ecr describe-repositories`, or one name per line. `--repositories` takes precedence.
    #[cfg_attr(test, schemars(extend("examples" = ["repositories.txt"])))]
    pub inventory: Option<At<String>>,
    /// True if there is a prefix that could not be read.
    #[cfg_attr(test, schemars(skip))]
    pub has_unread_prefix: bool,
    /// Prefixes of the files that are extended, the nearest first.
    #[cfg_attr(test, schemars(skip))]
    pub farther_prefixes: Vec<At<String>>,
}

/// The release mode: when enhanced scanning is on, and how it treats all other repositories.
#[derive(Debug, Clone)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(crate) struct Release {
    /// The place of the table's header.
    #[cfg_attr(test, schemars(skip))]
    pub span: Span,
    /// Release mode: enhanced scanning is on always, never, or depending on a variable.
    #[cfg_attr(test, schemars(required))]
    #[cfg_attr(test, schemars(extend("examples" = ["on-release"])))]
    pub mode: Option<At<Mode>>,
    /// Scanning under ENHANCED of the repositories that no `[[scan]]` names. Default `unscanned`, with a warning if there can be such repositories.
    #[cfg_attr(test, schemars(extend("examples" = ["unscanned"])))]
    pub rest: Option<At<Rest>>,
    /// True if `rest` is there, readable or not.
    #[cfg_attr(test, schemars(skip))]
    pub is_rest_stated: bool,
    /// With `on-release` only: the default of the variable `enable_enhanced_scanning`. Default `false`.
    #[cfg_attr(test, schemars(extend("default" = false, "examples" = [false])))]
    pub default: Option<At<bool>>,
}

/// Repositories to scan at one frequency while enhanced scanning is on.
#[derive(Debug, Clone)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(crate) struct Scan {
    /// The place of the table's header.
    #[cfg_attr(test, schemars(skip))]
    pub span: Span,
    /// Name of these repositories in messages; unique among all `[[scan]]`.
    #[cfg_attr(test, schemars(required))]
    #[cfg_attr(test, schemars(extend("examples" = ["production"])))]
    pub name: Option<At<String>>,
    /// Exact names, or globs in which `*` stands for zero or more characters, `/` included. A name without `*` is exactly one repository; for "contains" write `*api*`.
    #[cfg_attr(test, schemars(required, length(min = 1)))]
    #[cfg_attr(test, schemars(extend("examples" = [["api", "web", "worker-*"]])))]
    pub repositories: Option<At<Vec<At<String>>>>,
    /// Scan frequency of these repositories. All `[[scan]]` of the same frequency become one rule.
    #[cfg_attr(test, schemars(required))]
    #[cfg_attr(test, schemars(extend("examples" = ["continuous"])))]
    pub frequency: Option<At<ScanFrequency>>,
    /// Prefix that replaces the one of `[registry]`; `""` for none.
    #[cfg_attr(test, schemars(extend("examples" = ["payments"])))]
    pub prefix: Option<At<String>>,
    /// The parts of its names that could not be read.
    #[cfg_attr(test, schemars(skip))]
    pub unread: UnreadNames,
}

/// Repositories to scan while enhanced scanning is off.
#[derive(Debug, Clone)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(crate) struct Basic {
    /// The place of the table's header.
    #[cfg_attr(test, schemars(skip))]
    pub span: Span,
    /// Exact names, or globs in which `*` stands for zero or more characters, `/` included. A name without `*` is exactly one repository; for "contains" write `*api*`. Default `["*"]`.
    #[cfg_attr(test, schemars(length(min = 1)))]
    #[cfg_attr(test, schemars(extend("default" = ["*"], "examples" = [["*"]])))]
    pub repositories: Option<At<Vec<At<String>>>>,
    /// Scan frequency of these repositories. Default `on-push`.
    #[cfg_attr(test, schemars(extend("default" = "on-push", "examples" = ["on-push"])))]
    pub frequency: Option<At<BasicFrequency>>,
    /// Prefix that replaces the one of `[registry]`; `""` for none. Without a `[basic]` table every repository is scanned on push, whatever the prefix.
    #[cfg_attr(test, schemars(extend("examples" = [""])))]
    pub prefix: Option<At<String>>,
    /// The parts of its names that could not be read.
    #[cfg_attr(test, schemars(skip))]
    pub unread: UnreadNames,
}

/// A requirement for every possible repository name.
#[derive(Debug, Clone)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(crate) struct Require {
    /// The place of the table's header.
    #[cfg_attr(test, schemars(skip))]
    pub span: Span,
    /// Description of the requirement; messages quote it.
    #[cfg_attr(test, schemars(required))]
    #[cfg_attr(test, schemars(extend("examples" = ["production is scanned at every push"])))]
    pub name: Option<At<String>>,
    /// Repository names for which the requirement must hold, existing or not: exact names, or globs in which `*` stands for zero or more characters, `/` included.
    #[cfg_attr(test, schemars(required, length(min = 1)))]
    #[cfg_attr(test, schemars(extend("examples" = [["api", "worker-*"]])))]
    pub repositories: Option<At<Vec<At<String>>>>,
    /// The minimum frequency of these repositories; `continuous` is more than `on-push`.
    #[cfg_attr(test, schemars(required))]
    #[cfg_attr(test, schemars(extend("examples" = ["on-push"])))]
    pub at_least: Option<At<ScanFrequency>>,
    /// The release state in which the requirement must hold.
    #[cfg_attr(test, schemars(required, rename = "while"))]
    #[cfg_attr(test, schemars(extend("examples" = ["enhanced"])))]
    pub while_: Option<At<While>>,
    /// Prefix that replaces the one of `[registry]`; `""` for none. In a base it keeps the names from depending on the prefix of the policy that extends it.
    #[cfg_attr(test, schemars(extend("examples" = ["payments"])))]
    pub prefix: Option<At<String>>,
    /// The parts of its names that could not be read.
    #[cfg_attr(test, schemars(skip))]
    pub unread: UnreadNames,
}

/// Parts of a table's repositories that are there and were refused: its names are not those that were meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct UnreadNames {
    /// Its list, or an item of it.
    pub repositories: bool,
    /// Its prefix.
    pub prefix: bool,
}

keyword! {
    /// Release mode: when enhanced scanning is on.
    Mode {
        /// ENHANCED, and no variable.
        Always = "always",
        /// The variable `enable_enhanced_scanning` switches between ENHANCED and BASIC.
        OnRelease = "on-release",
        /// BASIC, and no variable.
        Never = "never",
    }
    /// The words of AWS for the two scan types.
    fn hint(word: &str) -> Option<&'static str> {
        ["enhanced", "basic"].contains(&word).then_some("`always` is ENHANCED, `never` is BASIC, and `on-release` switches between them with a variable")
    }
}

keyword! {
    /// Scanning under ENHANCED of all other repositories.
    Rest {
        /// They are not scanned, not even manually.
        Unscanned = "unscanned",
        /// They are scanned on push.
        OnPush = "on-push",
    }
}

keyword! {
    /// Scan frequency while enhanced scanning is on.
    ScanFrequency {
        /// On push, and again whenever a new vulnerability becomes known.
        Continuous = "continuous",
        /// When an image is pushed.
        OnPush = "on-push",
    }
    /// MANUAL under ENHANCED does not exist (image-scanning-enhanced.md of the ECR user guide).
    fn hint(word: &str) -> Option<&'static str> {
        ["manual", "manual-scan"].contains(&word).then_some("enhanced scanning has no manual scans: leave these repositories out instead")
    }
}

impl ScanFrequency {
    /// The frequency of AWS.
    pub(crate) fn of_registry(self) -> Frequency {
        match self {
            Self::Continuous => Frequency::ContinuousScan,
            Self::OnPush => Frequency::ScanOnPush,
        }
    }
}

keyword! {
    /// Scan frequency while enhanced scanning is off.
    BasicFrequency {
        /// When an image is pushed.
        OnPush = "on-push",
        /// Only on request: no rule is generated.
        Manual = "manual",
    }
    /// CONTINUOUS_SCAN is refused under BASIC (RegistryScanningRule of the ECR API).
    fn hint(word: &str) -> Option<&'static str> {
        ["continuous", "continuous-scan"].contains(&word).then_some("AWS scans continuously only while enhanced scanning is on: move these repositories to a `[[scan]]`")
    }
}

keyword! {
    /// A release state, or both.
    While {
        /// While enhanced scanning is on.
        Enhanced = "enhanced",
        /// While it is off.
        Basic = "basic",
        /// In either state.
        Always = "always",
    }
}

keyword! {
    /// Tool that the files are generated for.
    TargetTool {
        /// A Terraform module.
        Terraform = "terraform",
        /// A CloudFormation template.
        CloudFormation = "cloudformation",
        /// JSON files for `aws ecr put-registry-scanning-configuration`.
        AwsCli = "aws-cli",
    }
    /// Other names of the same tools.
    fn hint(word: &str) -> Option<&'static str> {
        match word {
            "opentofu" | "tofu" | "terragrunt" => Some("OpenTofu and Terragrunt take the Terraform module: use `terraform`"),
            "sam" | "cdk" | "stacksets" => Some("AWS SAM, the CDK and StackSets take a CloudFormation template: use `cloudformation`"),
            "aws" | "cli" => Some("the AWS CLI is `aws-cli`"),
            _ => None,
        }
    }
}

keyword! {
    /// Form of the filter for a repository name without `*`.
    ExactNames {
        /// With one `*` inside, which anchors both ends.
        Anchored = "anchored",
        /// Unchanged, which AWS interprets as "contains".
        Substring = "substring",
    }
}

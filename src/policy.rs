//! The policy as it was written: every value with its place, nothing judged yet.
//!
//! `load` makes it and reports what is not of the language; `check` judges what it says. A value that was absent, or
//! of the wrong type and reported, is `None`. The doc comments of the tables and keys are the descriptions in the
//! JSON Schema (`schema/scan-policy.schema.json`), which a test generates from these types.

#[cfg(test)]
mod schema;

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::source::{At, Place, Source, Span};

/// Where a policy came from.
#[derive(Debug, Clone)]
pub struct PolicyFile {
    /// Its text, under the name it is shown by.
    pub source: Arc<Source>,
    /// The bare file name, `-` for standard input: what generated files say they come from.
    pub file_name: String,
    /// The folder that `output` is relative to, as given on the command line.
    pub folder: PathBuf,
}

impl PolicyFile {
    /// The place of a span in this policy.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.source, span)
    }
}

/// A loaded policy: where it is from, what it says, and what was not of the language.
#[derive(Debug)]
pub struct Policy {
    /// Where it came from.
    pub file: PolicyFile,
    /// What it says.
    pub document: Document,
    /// What `load` found; it travels along so that one run reports it beside what `check` finds.
    pub(crate) findings: Vec<Diagnostic>,
}

/// Which ECR repositories AWS scans, how often, and in which release mode.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(title = "scanwright policy", deny_unknown_fields))]
pub struct Document {
    /// The version of the policy language: 1.
    #[cfg_attr(test, schemars(required, range(min = 1, max = 1)))]
    pub version: Option<At<i64>>,
    /// The Terraform module that is generated.
    #[cfg_attr(test, schemars(default))]
    pub module: Module,
    /// What is common to every repository of the registry.
    #[cfg_attr(test, schemars(default))]
    pub registry: Registry,
    /// When enhanced scanning is on, and what it does with the rest.
    #[cfg_attr(test, schemars(required))]
    pub release: Option<Release>,
    /// Repositories to scan while enhanced scanning is on.
    #[cfg_attr(test, schemars(default))]
    pub scan: Vec<Scan>,
    /// What is scanned while enhanced scanning is off. Without this table: every repository, on push.
    pub basic: Option<Basic>,
}

/// The Terraform module that is generated.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub struct Module {
    /// Name of the module, and of its resource with `-` as `_`. Default `ecr-scanning`.
    #[cfg_attr(test, schemars(regex(pattern = "^[a-z][a-z0-9_-]*$")))]
    pub name: Option<At<String>>,
    /// Folder to generate into, relative to the policy, never outside the repository. Default: the module's name.
    pub output: Option<At<String>>,
    /// Terraform version constraint for `versions.tf`. Default `>= 1.5`.
    pub terraform_version: Option<At<String>>,
    /// AWS provider version constraint for `versions.tf`, 5.13 or later. Default `>= 5.13`.
    pub aws_provider_version: Option<At<String>>,
    /// How a repository without `*` becomes a filter: `anchored` catches next to nothing else, `substring` is the bare name. Default `anchored`.
    pub exact_names: Option<At<ExactNames>>,
}

/// What is common to every repository of the registry.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub struct Registry {
    /// Goes before every repository, joined with `/`: with `example`, `api` means `example/api`.
    pub prefix: Option<At<String>>,
}

/// When enhanced scanning is on, and what it does with the rest.
#[derive(Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub struct Release {
    /// Where the table's header stands.
    #[cfg_attr(test, schemars(skip))]
    pub span: Span,
    /// `always`: ENHANCED. `never`: BASIC. `on-release`: the variable `enable_enhanced_scanning` picks between them.
    #[cfg_attr(test, schemars(required))]
    pub mode: Option<At<Mode>>,
    /// What ENHANCED does with repositories that no `[[scan]]` names.
    pub rest: Option<At<Rest>>,
    /// Whether `rest` is there, be it readable or not.
    #[cfg_attr(test, schemars(skip))]
    pub is_rest_stated: bool,
    /// With `on-release`: the default of the variable `enable_enhanced_scanning`. Default false.
    pub default: Option<At<bool>>,
}

/// Repositories to scan at one frequency while enhanced scanning is on.
#[derive(Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub struct Scan {
    /// Where the table's header stands.
    #[cfg_attr(test, schemars(skip))]
    pub span: Span,
    /// What these repositories are called in comments and messages; unique.
    #[cfg_attr(test, schemars(required))]
    pub name: Option<At<String>>,
    /// Exact names, or globs in which `*` stands for zero or more characters, `/` included.
    #[cfg_attr(test, schemars(required, length(min = 1)))]
    pub repositories: Option<At<Vec<At<String>>>>,
    /// How often these repositories are scanned.
    #[cfg_attr(test, schemars(required))]
    pub frequency: Option<At<ScanFrequency>>,
    /// Instead of the registry's prefix; `""` for none.
    pub prefix: Option<At<String>>,
}

/// What is scanned while enhanced scanning is off.
#[derive(Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub struct Basic {
    /// Where the table's header stands.
    #[cfg_attr(test, schemars(skip))]
    pub span: Span,
    /// Exact names, or globs in which `*` stands for zero or more characters, `/` included. Default `["*"]`.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub repositories: Option<At<Vec<At<String>>>>,
    /// `on-push`, or `manual` for no rule at all. Default `on-push`.
    pub frequency: Option<At<BasicFrequency>>,
    /// Instead of the registry's prefix; `""` for none.
    pub prefix: Option<At<String>>,
}

/// A value that is one of a few words.
pub trait Keyword: Copy + 'static {
    /// The words and what they mean.
    const WORDS: &'static [(&'static str, Self)];

    /// More to say of a word that is not one of them.
    fn hint(_word: &str) -> Option<&'static str> {
        None
    }
}

macro_rules! keyword {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),* $(,)? } $($hint:item)?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$variant_doc])* #[cfg_attr(test, schemars(rename = $word))] $variant,)*
        }

        impl Keyword for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),*];
            $($hint)?
        }
    };
}

keyword! {
    /// When enhanced scanning is on.
    Mode {
        /// ENHANCED, and no variable.
        Always = "always",
        /// The variable `enable_enhanced_scanning` picks between ENHANCED and BASIC.
        OnRelease = "on-release",
        /// BASIC, and no variable.
        Never = "never",
    }
}

keyword! {
    /// What ENHANCED does with every other repository.
    Rest {
        /// They are not scanned, not even by hand.
        Unscanned = "unscanned",
        /// They are scanned on push.
        OnPush = "on-push",
    }
}

keyword! {
    /// How often repositories are scanned while enhanced scanning is on.
    ScanFrequency {
        /// On push, and again whenever a new vulnerability becomes known.
        Continuous = "continuous",
        /// When an image is pushed.
        OnPush = "on-push",
    }
    /// MANUAL under ENHANCED does not exist (image-scanning-enhanced.md of the ECR user guide).
    fn hint(word: &str) -> Option<&'static str> {
        (word == "manual").then_some("while enhanced scanning is on there are no manual scans, so leave these repositories out instead")
    }
}

keyword! {
    /// How often repositories are scanned while enhanced scanning is off.
    BasicFrequency {
        /// When an image is pushed.
        OnPush = "on-push",
        /// Only when somebody asks: no rule is written.
        Manual = "manual",
    }
    /// CONTINUOUS_SCAN is refused under BASIC (RegistryScanningRule of the ECR API).
    fn hint(word: &str) -> Option<&'static str> {
        (word == "continuous").then_some("AWS scans continuously only while enhanced scanning is on: move these repositories to a `[[scan]]`")
    }
}

keyword! {
    /// How a repository without `*` becomes a filter.
    ExactNames {
        /// With one `*` inside, which anchors both ends.
        Anchored = "anchored",
        /// As it stands, which AWS reads as "contains".
        Substring = "substring",
    }
}

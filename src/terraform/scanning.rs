//! Scanning settings of resources, each value with its place.
//!
//! The provider reads more than AWS takes (FACTS 1.1), so texts are kept as they are written.

use super::{BlockValue, CALL, Open, Resource, Value, is_account};
use crate::registry::ScanType;
use crate::registry::{Configuration, Rule};
use crate::registry::{ResourceType, Types};
use crate::source::Place;

/// The type of the resource that sets a registry's scanning.
pub const REGISTRY: &str = "aws_ecr_registry_scanning_configuration";
/// The type of the resource that switches Inspector's types on.
pub(crate) const ENABLER: &str = "aws_inspector2_enabler";
/// The type of the resource that switches Inspector on for new members of an organisation.
pub(crate) const ORGANIZATION: &str = "aws_inspector2_organization_configuration";
/// The type of the same registry's scanning in the provider of the Cloud Control API.
pub(crate) const CLOUD_CONTROL_REGISTRY: &str = "awscc_ecr_registry_scanning_configuration";
/// The type of a repository.
pub(crate) const REPOSITORY: &str = "aws_ecr_repository";

/// Question that the model of AWS asks of an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Question {
    /// Which of these strings it is; the provider takes no other.
    Which(&'static [&'static str]),
    /// True if this string is in it.
    Has(&'static str),
    /// True if it is `true`.
    Holds,
}

/// The arguments that the model asks something of; of calls, inputs of the community modules that are known.
const QUESTIONS: &[(&str, &str, Question)] = &[
    (REGISTRY, "scan_type", Question::Which(&["BASIC", "ENHANCED"])),
    (CLOUD_CONTROL_REGISTRY, "scan_type", Question::Which(&["BASIC", "ENHANCED"])),
    (ENABLER, "resource_types", Question::Has("ECR")),
    (CALL, "registry_scan_type", Question::Which(&["BASIC", "ENHANCED"])),
    (CALL, "scanning_type", Question::Which(&["BASIC", "ENHANCED"])),
    (CALL, "create", Question::Holds),
    (CALL, "enabled", Question::Holds),
    (CALL, "enable_registry_scanning", Question::Holds),
    (CALL, "enable_secret_scanning", Question::Holds),
    (CALL, "manage_registry_scanning_configuration", Question::Holds),
];

/// Returns what the model of AWS asks of an argument of a type of resources.
pub(crate) fn question(kind: &str, argument: &str) -> Option<Question> {
    let of = QUESTIONS.iter().find(|(of, name, _)| *of == kind && *name == argument);
    of.map(|(_, _, question)| *question)
}

/// Tells whether an argument is a set of strings, whatever list it is written as (the schema of provider 5.100).
pub(crate) fn is_set_of_strings(kind: &str, argument: &str) -> bool {
    kind == ENABLER && matches!(argument, "account_ids" | "resource_types")
}

/// Tells whether the id of an account is that of the account with these settings; `None` where that is not known.
pub(crate) fn is_own(id: &Value, settings: &str) -> Option<bool> {
    match id {
        Value::Text(id) => is_account(settings).then(|| id == settings),
        Value::Unknown(Open { account: Some(account), .. }) => Some(account == settings),
        Value::Unknown(_) if lacks(id, settings) => Some(false),
        _ => None,
    }
}

/// Tells whether an unknown id of an account, or unknown ids, are certainly without that of the account with these settings.
pub(crate) fn lacks(ids: &Value, settings: &str) -> bool {
    let Value::Unknown(open) = ids else { return false };
    open.without.iter().any(|id| is_own(id, settings) == Some(true))
}

/// An `aws_ecr_registry_scanning_configuration`.
#[derive(Debug, Clone, Copy)]
pub struct Registry<'w> {
    pub resource: &'w Resource,
}

/// A `rule` of one.
#[derive(Debug, Clone, Copy)]
pub struct RuleBlock<'w> {
    pub block: &'w BlockValue,
}

/// An `aws_inspector2_enabler`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Enabler<'w> {
    pub resource: &'w Resource,
}

impl<'w> Registry<'w> {
    /// The scan type, if the text tells it and AWS has it.
    pub fn scan_type(self) -> Option<ScanType> {
        let word = self.resource.body.value("scan_type").as_text()?;
        ScanType::parse(word)
    }

    pub fn scan_type_place(self) -> &'w Place {
        self.resource.body.place_of("scan_type")
    }

    pub fn rules(self) -> impl Iterator<Item = RuleBlock<'w>> {
        self.resource.body.blocks_of("rule").map(|block| RuleBlock { block })
    }

    /// Returns the configuration that it tells AWS, if the text tells all of it.
    pub fn configuration(self) -> Option<Configuration> {
        let rules = self.rules().map(RuleBlock::rule).collect::<Option<_>>()?;
        Some(Configuration { scan_type: self.scan_type()?, rules })
    }
}

impl<'w> RuleBlock<'w> {
    /// The word of `scan_frequency`, if the text tells it.
    pub fn frequency(self) -> Option<&'w str> {
        self.block.value("scan_frequency").as_text()
    }

    /// The filters whose text is told, each with its place.
    pub fn filters(self) -> impl Iterator<Item = (&'w str, &'w Place)> {
        let filters = self.block.blocks_of("repository_filter");
        filters.filter_map(|filter| Some((filter.value("filter").as_text()?, filter.place_of("filter"))))
    }

    /// The rule, if the text tells all of it.
    pub fn rule(self) -> Option<Rule> {
        let filters = self.block.blocks_of("repository_filter");
        let filters = filters.map(|filter| filter.value("filter").as_text().map(str::to_owned));
        Some(Rule { frequency: self.frequency()?.to_owned(), filters: filters.collect::<Option<_>>()? })
    }
}

impl<'w> Enabler<'w> {
    /// The types that it wants, if the text tells them all.
    pub(crate) fn types(self) -> Option<Types> {
        let types = self.resource.body.value("resource_types").as_list()?.iter();
        types.map(|word| ResourceType::parse(word.as_text()?)).collect()
    }

    pub(crate) fn types_place(self) -> &'w Place {
        self.resource.body.place_of("resource_types")
    }

    /// Tells whether it follows what it finds instead of changing it.
    pub(crate) fn ignores_types(self) -> bool {
        self.resource.lifecycle.ignored.has("resource_types")
    }

    /// Returns the value of `account_ids`.
    pub(crate) fn accounts(self) -> &'w Value {
        self.resource.body.value("account_ids")
    }

    /// Tells whether every account is written out as a literal. Such an account may be another one than the registry's.
    pub(crate) fn has_literal_accounts(self) -> bool {
        self.accounts().as_list().is_some_and(|ids| !ids.is_empty() && ids.iter().all(|id| id.as_text().is_some()))
    }

    /// Tells whether it is surely of the account that its provider acts in: one that is asked of AWS
    /// (`data.aws_caller_identity`), or whose id the provider's settings name. `None` where it may be that one or another.
    pub(crate) fn is_of_own_account(self) -> Option<bool> {
        let own = &self.resource.location.account;
        match self.accounts() {
            Value::List(ids) => match ids.split_first() {
                Some((id, rest)) if rest.iter().all(|other| other == id) => is_own(id, own),
                // The provider refuses to mix others with its own.
                Some(_) if self.has_literal_accounts() => Some(false),
                Some(_) if ids.iter().all(|id| is_own(id, own) == Some(false)) => Some(false),
                _ => None,
            },
            accounts => lacks(accounts, own).then_some(false),
        }
    }
}

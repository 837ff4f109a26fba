//! One account in one region: the registry, Inspector, and the defaults of an organisation.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::registry_settings::RegistrySettings;
use super::repositories::Repositories;

use crate::registry::ScanType;
use crate::registry::{Configuration, Rule};
use crate::registry::{ResourceType, Types};
use crate::simulate::aws::{self, Aws, RulesId};
use crate::simulate::{Assumptions, AwsEffect};

/// The number of the rules that were put last; see [`RulesId`].
const PUT: RulesId = RulesId(2);

/// An account's state in a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Account {
    aws: Aws,
    assumptions: Assumptions,
    /// Rules that [`PUT`] stands for.
    put: BTreeSet<Rule>,
    /// Types that Inspector enables for accounts that join the organisation.
    pub(super) auto_enable: AutoEnable,
    pub(super) repositories: Repositories,
    pub(super) settings: RegistrySettings,
}

/// Types that Inspector enables for accounts that join an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct AutoEnable {
    /// Instances.
    pub ec2: bool,
    /// Container images.
    pub ecr: bool,
    /// Functions.
    pub lambda: bool,
    /// The code of functions.
    pub lambda_code: bool,
    /// Repositories of source code.
    pub code_repository: bool,
}

/// An account's state in a region, as a report shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Located {
    pub region: String,
    /// The account's number.
    pub account_id: String,
    /// The registry's scan type.
    pub scan_type: ScanType,
    pub rules: BTreeSet<Rule>,
    /// Types that Inspector scans.
    pub inspector: Vec<ResourceType>,
    /// True if Inspector is on.
    pub account: aws::AccountStatus,
}

impl Account {
    /// An account where Inspector scans these types already.
    pub(super) fn new(types: Types, assumptions: Assumptions) -> Self {
        let aws = Aws::new().enable(types).at_rest(assumptions);
        Self {
            aws,
            assumptions,
            put: BTreeSet::new(),
            auto_enable: AutoEnable::default(),
            repositories: Repositories::default(),
            settings: RegistrySettings::default(),
        }
    }

    /// The registry's configuration.
    pub(super) fn configuration(&self) -> Configuration {
        Configuration { scan_type: self.aws.scan_type, rules: self.rules() }
    }

    /// Puts a registry's configuration. Gives what AWS does by itself then.
    pub(super) fn put(&mut self, configuration: Configuration) -> Vec<AwsEffect> {
        let rules = if configuration.rules.is_empty() { RulesId::NONE } else { PUT };
        self.put = configuration.rules;
        self.moved(self.aws.put(configuration.scan_type, rules))
    }

    /// Enables types of Inspector. Gives what AWS does by itself then.
    pub(super) fn enable(&mut self, types: Types) -> Vec<AwsEffect> {
        self.moved(self.aws.enable(types))
    }

    /// Disables types of Inspector. Gives what AWS does by itself then.
    pub(super) fn disable(&mut self, types: Types) -> Vec<AwsEffect> {
        self.moved(self.aws.disable(types))
    }

    /// Lets every move fire at once. Gives those that had an effect.
    fn moved(&mut self, called: Aws) -> Vec<AwsEffect> {
        self.aws = called;
        let mut moves = Vec::new();
        while let Some(own) = self.aws.pending.iter().next() {
            let before = self.aws;
            self.aws = before.fire(own, self.assumptions);
            let is_effective = Aws { pending: self.aws.pending, ..before } != self.aws;
            moves.extend(is_effective.then_some(own));
        }
        moves
    }

    /// Tells whether Inspector is on.
    pub(super) fn is_enabled(&self) -> bool {
        self.aws.account == aws::AccountStatus::Enabled
    }

    /// Tells whether Inspector scans a type.
    pub(super) fn scans(&self, kind: ResourceType) -> bool {
        self.aws.types.has(kind)
    }

    pub(super) fn located(&self, region: &str, account: &str) -> Located {
        Located {
            region: region.to_owned(),
            account_id: account.to_owned(),
            scan_type: self.aws.scan_type,
            rules: self.rules(),
            inspector: self.aws.types.iter().collect(),
            account: self.aws.account,
        }
    }

    fn rules(&self) -> BTreeSet<Rule> {
        match self.aws.rules {
            RulesId::NONE => BTreeSet::new(),
            RulesId::EVERYTHING => BTreeSet::from([Rule::everything_continuously()]),
            _ => self.put.clone(),
        }
    }
}

//! A simulated AWS: what a rehearsal lets the provider talk to in the place of the real one.
//!
//! It knows what the two resources of scanning need (ECR's registry scanning configuration, Inspector's enabling and
//! its organisation's defaults, STS's caller identity), and the repositories that stand beside them, with the limits and the error codes of the real services. What
//! AWS does by itself is [`simulate::aws`](crate::simulate::aws), the very code that the model explores; here every
//! move fires at once after the call that set it off.
//!
//! Accounts and regions are independent of each other, as they are in AWS. Each identity of a provider is an account (see
//! [`copy`](super::copy)). Any other account than the caller's is taken for a member of the caller's organisation, unless
//! the number of the caller's own account is made up, so that it may be that one.

mod account;
mod answer;
mod call;
mod ecr;
mod inspector;
mod kind;
mod organization;
mod registry_settings;
mod repositories;
mod request;
pub(crate) mod server;
mod service;
mod sts;

use std::collections::BTreeMap;

pub(crate) use account::Located;
pub(crate) use answer::{Answer, Fault};
pub(crate) use call::Call;
pub use kind::Kind;
pub use request::ACCESS_KEY;
pub(crate) use request::{Request, Scope};

use crate::registry::Types;
use crate::simulate::Assumptions;
use crate::terraform::is_account;
use account::Account;

/// State of AWS when a rehearsal begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The account of the caller: 12 digits.
    pub account: String,
    /// Types that Inspector scans already, in every account and region.
    pub inspector: Types,
    /// Assumptions about AWS that no document confirms.
    pub assumptions: Assumptions,
}

impl Start {
    /// The account that callers have unless they say otherwise: the one of AWS's own documentation.
    pub const ACCOUNT: &str = "123456789012";
}

/// The simulated AWS.
#[derive(Debug)]
pub struct FakeAws {
    start: Start,
    accounts: BTreeMap<AccountRegion, Account>,
    calls: Vec<Call>,
}

/// The number of an account for an identity, the same one in every run.
fn made_up(identity: &str) -> String {
    let number = identity
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{:012}", number % 1_000_000_000_000)
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct AccountRegion {
    region: String,
    account: String,
}

impl FakeAws {
    /// An AWS that nobody has called yet.
    pub fn new(start: Start) -> Self {
        Self { start, accounts: BTreeMap::new(), calls: Vec::new() }
    }

    /// Answers a request, and takes note of it.
    pub fn answer(&mut self, request: &Request) -> Answer {
        let (call, answer) = match request.scope() {
            Err(misdirected) => (Call::misdirected(request, &misdirected), Err(misdirected)),
            Ok(scope) => self.ask(request, &scope),
        };
        let is_json_rpc = request.target.is_some();
        let answer = answer.unwrap_or_else(|fault| fault.answer(is_json_rpc, call.service == service::STS));
        self.calls.push(call);
        answer
    }

    /// The calls since this was last asked for.
    pub fn take_calls(&mut self) -> Vec<Call> {
        std::mem::take(&mut self.calls)
    }

    /// The state of every account and region that was called so far.
    pub fn states(&self) -> Vec<Located> {
        self.accounts.iter().map(|(key, account)| account.located(&key.region, &key.account)).collect()
    }

    fn ask(&mut self, request: &Request, scope: &Scope) -> (Call, Result<Answer, Fault>) {
        let operation = request.operation();
        let answer = match scope.service.as_str() {
            service::ECR => ecr::answer(self, scope, &operation, request),
            service::INSPECTOR if organization::is_of(&operation) => {
                organization::answer(self.own(scope), &operation, request)
            }
            service::INSPECTOR => inspector::answer(self, scope, &operation, request),
            service::STS => sts::answer(&self.account_of(scope), &operation),
            _ => Err(Fault::unknown(&scope.service, &operation)),
        };
        (Call::new(scope, operation, request, answer.as_ref()), answer)
    }

    /// The caller's own account in a region.
    fn own(&mut self, scope: &Scope) -> &mut Account {
        self.account(&scope.region, self.account_of(scope))
    }

    /// The number of the caller's own account. That of a profile or of a role whose account is not told is made up.
    fn account_of(&self, scope: &Scope) -> String {
        match &scope.identity {
            None => self.start.account.clone(),
            Some(account) if is_account(account) => account.clone(),
            Some(identity) => made_up(identity),
        }
    }

    fn account(&mut self, region: &str, account: String) -> &mut Account {
        let start = &self.start;
        let key = AccountRegion { region: region.to_owned(), account };
        self.accounts.entry(key).or_insert_with(|| Account::new(start.inspector, start.assumptions))
    }
}

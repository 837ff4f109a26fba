//! Resources and data sources of AWS that do not exist with the values that are given: `count = 0` is called by nobody.
//!
//! That nothing reaches a real account does not rest on it: what exists after all is answered by the simulated AWS.

use crate::diagnostic::Diagnostic;
use crate::hcl::Block;
use crate::rehearse::Order;
use crate::source::Place;
use crate::terraform::{Assignment, Directory, Variables};

/// The prefix of inputs in the environment, which terraform reads and the evaluation does not.
const INPUTS: &str = "TF_VAR_";

/// The most findings that are looked at.
const MANY: usize = 200;

/// Takes out the findings on resources and data sources of AWS that do not exist. `is_of_existing` tells the findings that
/// are none where their block does not exist.
pub(crate) fn take_out(findings: &mut Vec<Diagnostic>, order: &Order, is_of_existing: impl Fn(&Diagnostic) -> bool) {
    if !findings.iter().any(&is_of_existing) || findings.len() > MANY {
        return;
    }
    let Some(directory) = read(order) else { return };
    findings.retain(|finding| {
        let place = finding.labels.first().filter(|_| is_of_existing(finding)).map(|label| &label.place);
        !place.is_some_and(|place| is_absent(&directory, place))
    });
}

/// Reads the directory with the values of the rehearsal. What changes between applies is unknown.
fn read(order: &Order) -> Option<Directory> {
    let given = order.variables.iter().map(|one| Assignment::Value(format!("{}={}", one.name, one.value))).collect();
    let variables = Variables { given, account: Some(order.start.account.clone()), ..Variables::default() };
    let (mut directory, _) = Directory::read_own(&order.directory, &variables).ok()?;
    let of_environment = std::env::vars_os().filter_map(|(name, _)| {
        let name = name.into_string().ok()?;
        name.strip_prefix(INPUTS).map(str::to_owned)
    });
    let switches = order.switches.iter().map(|switch| switch.name.clone());
    directory.treat_as_unknown(switches.chain(of_environment));
    Some(directory)
}

/// Tells whether the block of AWS at a place has no instance in any case.
fn is_absent(directory: &Directory, place: &Place) -> bool {
    let is_it = |block: &Block| {
        let own = block.place();
        block.label(0).starts_with("aws_")
            && own.span.start == place.span.start
            && own.source.name() == place.source.name()
    };
    let is_known = directory.modules().iter().flat_map(|module| &module.blocks).any(|block| is_it(block));
    let cases = directory.cases_where(&|_, block| is_it(block));
    is_known && cases.is_ok_and(|cases| cases.iter().all(|case| case.resources.is_empty()))
}

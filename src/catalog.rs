//! The one table of codes. Every stage lists its own, and the lists are joined here, above the stages: nothing below imports
//! this.

use crate::diagnostic::Code;

/// Returns every code, by stage and number.
pub(crate) fn all() -> impl Iterator<Item = &'static Code> {
    let of_policies = [crate::policy::check::CODES, crate::plan::check::CODES, &crate::companion::codes()].concat();
    let of_targets: Vec<&Code> = crate::target::TARGETS.iter().flat_map(|target| target.codes()).collect();
    let stages = [
        crate::policy::load::CODES,
        crate::policy::silence::CODES,
        &of_policies,
        &of_targets,
        crate::change::CODES,
        crate::write::CODES,
        &[crate::inventory::CODES, crate::cost::CODES].concat(),
        crate::plan::lower::CODES,
        crate::lint::CODES,
        crate::terraform::CODES,
        #[cfg(feature = "rehearse")]
        crate::rehearse::preflight::CODES,
        crate::import::CODES,
        crate::migrate::CODES,
        crate::gate::CODES,
        &[&crate::diagnostic::could_not_do::CODE],
    ];
    stages.map(by_number).into_iter().flatten()
}

/// Sorts the codes of a stage, which lists them in the order of its work.
fn by_number(codes: &[&'static Code]) -> Vec<&'static Code> {
    let mut codes = codes.to_vec();
    codes.sort_by_key(|code| code.code);
    codes
}

/// Finds a code by its name: `P007`, `p007` or `rule-overlap`.
pub(crate) fn find(name: &str) -> Option<&'static Code> {
    all().find(|code| code.has_name(name))
}

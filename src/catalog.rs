//! The one table of codes. Every stage lists its own; this joins the lists.

use crate::diagnostic::Code;

/// Every code there is, by stage and number.
pub(crate) fn all() -> impl Iterator<Item = &'static Code> {
    let of_policies = [crate::policy::check::CODES, crate::plan::check::CODES].concat();
    let stages = [
        crate::policy::load::CODES,
        &of_policies,
        crate::target::terraform::render::CODES,
        crate::target::terraform::verify::CODES,
        crate::change::CODES,
        crate::write::CODES,
        crate::inventory::CODES,
        crate::plan::lower::CODES,
        crate::lint::CODES,
        crate::terraform::CODES,
        crate::rehearse::refuse::CODES,
        crate::import::CODES,
        crate::migrate::CODES,
        crate::command::CODES,
    ];
    stages.map(by_number).into_iter().flatten()
}

/// The codes of a stage, which lists them in the order of its work.
fn by_number(codes: &[&'static Code]) -> Vec<&'static Code> {
    let mut codes = codes.to_vec();
    codes.sort_by_key(|code| code.code);
    codes
}

/// The code of that name: `P007`, `p007` or `rule-overlap`.
pub(crate) fn find(name: &str) -> Option<&'static Code> {
    all().find(|code| code.code.eq_ignore_ascii_case(name) || code.slug == name)
}

//! A vulnerability as a row of a table, in every format alike.

use crate::gate::{Package, Vulnerability};

/// The most values of a cell.
const MOST: usize = 3;

/// The heads of the columns.
pub(super) const HEADS: [&str; 6] = ["severity", "id", "package", "installed", "fixed in", "link"];

/// The cells of a vulnerability.
pub(super) fn cells(vulnerability: &Vulnerability) -> [String; 6] {
    let Vulnerability { id, severity, packages, link } = vulnerability;
    [
        severity.as_str().to_owned(),
        if id.is_empty() { "(no id)".to_owned() } else { id.clone() },
        joined(packages.iter().map(|package| package.name.as_str())),
        joined(packages.iter().filter_map(|package| package.installed.as_deref())),
        joined(packages.iter().filter_map(|package| package.fixed_in.as_deref())),
        link.clone().unwrap_or_default(),
    ]
}

/// A vulnerability in a clause.
pub(super) fn clause(vulnerability: &Vulnerability) -> String {
    let [severity, id, package, installed, fixed, _] = cells(vulnerability);
    let package = if package.is_empty() { String::new() } else { format!(" in {package} {installed}") };
    let fixed = if fixed.is_empty() { String::new() } else { format!(", fixed in {fixed}") };
    format!("{severity} {id}{}{fixed}", package.trim_end())
}

/// The version that fixes a vulnerability, where a package has one.
pub(super) fn fixed_in(packages: &[Package]) -> Option<&str> {
    packages.iter().find_map(|package| package.fixed_in.as_deref())
}

fn joined<'v>(values: impl Iterator<Item = &'v str>) -> String {
    let mut distinct: Vec<&str> = Vec::new();
    for value in values {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    let (shown, rest) = distinct.split_at(distinct.len().min(MOST));
    let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
    shown.join(", ") + &more
}

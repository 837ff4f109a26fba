//! The tables of a policy that list repositories, alike for the checks that look at every one.

use crate::policy::Document;
use crate::source::At;

/// A table with a `repositories` list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct List<'p> {
    /// The table as the policy writes it: `[[scan]]`, `[basic]`, `[[require]]` or `[[accept]]`.
    pub table: &'static str,
    /// Its name, where it has one.
    pub name: Option<&'p At<String>>,
    /// Its own prefix.
    pub prefix: Option<&'p At<String>>,
    /// The list.
    pub repositories: Option<&'p At<Vec<At<String>>>>,
}

/// Every such table of a policy.
pub(super) fn all(document: &Document) -> Vec<List<'_>> {
    let scans = document.scan.iter().map(|scan| List {
        table: "[[scan]]",
        name: scan.name.as_ref(),
        prefix: scan.prefix.as_ref(),
        repositories: scan.repositories.as_ref(),
    });
    let basic = document.basic.iter().map(|basic| List {
        table: "[basic]",
        name: None,
        prefix: basic.prefix.as_ref(),
        repositories: basic.repositories.as_ref(),
    });
    let requires = document.require.iter().map(|require| List {
        table: "[[require]]",
        name: require.name.as_ref(),
        prefix: require.prefix.as_ref(),
        repositories: require.repositories.as_ref(),
    });
    let accepts = document.accept.iter().map(|accept| List {
        table: "[[accept]]",
        name: None,
        prefix: None,
        repositories: accept.repositories.as_ref(),
    });
    scans.chain(basic).chain(requires).chain(accepts).collect()
}

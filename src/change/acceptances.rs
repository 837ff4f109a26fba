//! Acceptances that come, go or change their last day between a revision's policy and the one that there is. No generated
//! file holds them, so they are read from the policies.

use std::collections::BTreeMap;

use serde::Serialize;

use super::earlier_policy::EarlierPolicy;
use crate::date::Date;
use crate::policy::Document;
use crate::source::At;

/// A change of an acceptance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct AcceptanceChange {
    pub(crate) change: Kind,
    pub(crate) id: String,
    /// The repositories as the policy writes them; none for every one.
    pub(crate) repositories: Vec<String>,
    /// The packages; none for every one.
    pub(crate) packages: Vec<String>,
    /// The last day before and after.
    pub(crate) from: Option<String>,
    pub(crate) until: Option<String>,
    pub(crate) reason: String,
}

/// Kind of a change of an acceptance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Added,
    Removed,
    /// It counts longer.
    Extended,
    /// It ends earlier.
    Shortened,
}

/// Vulnerability that is accepted, in some repositories and packages.
type Scope = (String, Vec<String>, Vec<String>);

/// The last day and the reason of what is accepted.
type Accepted = BTreeMap<Scope, (Date, String)>;

/// Returns the changes since an earlier policy. One that was not there accepted nothing.
pub(super) fn since(earlier: &EarlierPolicy, document: &Document) -> Vec<AcceptanceChange> {
    let earlier = match earlier {
        EarlierPolicy::Absent => Accepted::new(),
        EarlierPolicy::Said(earlier) => accepted(earlier),
    };
    between(&earlier, &accepted(document))
}

/// The acceptances of a policy; of two of the same the longer counts.
fn accepted(document: &Document) -> Accepted {
    let mut accepted = Accepted::new();
    for one in &document.accept {
        let (Some(id), Some(until)) = (&one.id, &one.until) else { continue };
        let scope = (id.value.clone(), sorted(one.repositories.as_ref()), sorted(one.packages.as_ref()));
        let reason = one.reason.as_ref().map(|reason| reason.value.clone()).unwrap_or_default();
        let entry = accepted.entry(scope).or_insert_with(|| (until.value, reason.clone()));
        if entry.0 < until.value {
            *entry = (until.value, reason);
        }
    }
    accepted
}

fn sorted(list: Option<&At<Vec<At<String>>>>) -> Vec<String> {
    let mut texts: Vec<String> = list.iter().flat_map(|list| &list.value).map(|text| text.value.clone()).collect();
    texts.sort();
    texts.dedup();
    texts
}

fn between(old: &Accepted, new: &Accepted) -> Vec<AcceptanceChange> {
    let change = |scope: &Scope, change, from: Option<Date>, until: Option<Date>, reason: &str| AcceptanceChange {
        change,
        id: scope.0.clone(),
        repositories: scope.1.clone(),
        packages: scope.2.clone(),
        from: from.map(|day| day.to_string()),
        until: until.map(|day| day.to_string()),
        reason: reason.to_owned(),
    };
    let come_or_last = new.iter().filter_map(|(scope, (until, reason))| match old.get(scope) {
        None => Some(change(scope, Kind::Added, None, Some(*until), reason)),
        Some((from, _)) if from < until => Some(change(scope, Kind::Extended, Some(*from), Some(*until), reason)),
        Some((from, _)) if from > until => Some(change(scope, Kind::Shortened, Some(*from), Some(*until), reason)),
        Some(_) => None,
    });
    let gone = old.iter().filter(|(scope, _)| !new.contains_key(*scope));
    let gone = gone.map(|(scope, (from, reason))| change(scope, Kind::Removed, Some(*from), None, reason));
    come_or_last.chain(gone).collect()
}

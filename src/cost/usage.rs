//! `aws inspector2 list-usage-totals` → the re-scans that Inspector counted.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::diagnostics::NOT_USAGE_TOTALS;
use super::document::{Answer, Document};
use super::rescans::count;
use crate::diagnostic::Findings;
use crate::source::Span;

static USAGE: Answer = Answer {
    code: &NOT_USAGE_TOTALS,
    name: "the usage of Inspector",
    command: "aws inspector2 list-usage-totals --account-ids ACCOUNT",
};

/// The usage type of re-scans (UsageType of Inspector's model).
const RESCAN: &str = "ECR_RESCAN";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UsageTotal<'t> {
    #[serde(borrow)]
    account_id: Option<Cow<'t, str>>,
    #[serde(borrow)]
    usage: Vec<Usage<'t>>,
}

#[derive(Deserialize)]
struct Usage<'t> {
    #[serde(borrow, rename = "type")]
    kind: Cow<'t, str>,
    #[serde(borrow)]
    total: Option<&'t RawValue>,
}

/// Reads the re-scans of the last 30 days.
///
/// # Errors
/// The file can't be read, is no such answer, has no re-scans, or those of several accounts.
pub(super) fn read(path: &Path) -> Result<u64, Findings> {
    let document = Document::read(path, &USAGE)?;
    let (mut accounts, mut rescans) = (BTreeSet::new(), None);
    for page in document.objects()? {
        let totals = document.member(page, "totals")?;
        let mut is_wrong = false;
        let read = totals.each(|total: UsageTotal<'_>| {
            let own = total.usage.iter().filter(|usage| usage.kind == RESCAN);
            for usage in own {
                let counted = usage.total.and_then(|total| count(total.get()));
                is_wrong |= counted.is_none();
                rescans = Some(rescans.unwrap_or(0_u64).saturating_add(counted.unwrap_or_default()));
            }
            accounts.extend(total.account_id.map(Cow::into_owned));
        });
        read.map_err(|error| document.broken(&error))?;
        if is_wrong {
            return Err(document
                .other(totals.span(), &format!("a `total` of `{RESCAN}` is no number of scans"))
                .into());
        }
    }
    if accounts.len() > 1 {
        let message = format!("this is the usage of {} accounts, and an inventory is of one", accounts.len());
        let help = format!("name the account of the registry: `{}`", USAGE.command);
        return Err(document.finding(Span::default(), message).help(help).into());
    }
    let missing = || {
        let message = format!("the usage of Inspector has no `{RESCAN}`");
        document
            .finding(Span::default(), message)
            .help("Inspector has re-scanned no image yet: pass a number with `--rescans`")
            .into()
    };
    rescans.ok_or_else(missing)
}

//! Registry settings as AWS answers them, word for word: no policy is made of them.

use std::path::Path;

use super::diagnostics;
use super::express::validate;
use super::find::decode;
use super::found::{Found, Variant};
use super::json::answers;
use crate::diagnostic::Findings;
use crate::reading;
use crate::registry::{Configuration, Rule, Setting, WrittenRule};
use crate::source::Source;

/// The most bytes of an answer: a hundred times the longest.
const MOST: u64 = 1 << 24;

/// The frequency that AWS knows under BASIC beside those of rules: no scan without a request, as without a rule.
const MANUAL: &str = "MANUAL";

/// Reads the one answer of `aws ecr get-registry-scanning-configuration` in a file.
///
/// # Errors
/// The file can't be read, is no such answer or several, or says what AWS does not.
pub(crate) fn live(path: &Path) -> Result<Configuration<Vec<Rule>>, Findings> {
    let bytes = reading::named(path, MOST).map_err(|error| vec![diagnostics::input::unreadable(path, &error)])?;
    let name = path.display().to_string();
    let source = Source::new(name.clone(), decode(&name, bytes)?);
    if !source.text().trim_start().starts_with(['{', '[']) {
        return Err(diagnostics::input::not_live(&source).into());
    }
    let mut found = answers(&source)?;
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => configuration(only),
        (last, _) => {
            found.extend(last);
            Err(diagnostics::input::several_configurations(&found).into())
        }
    }
}

fn configuration(found: Found) -> Result<Configuration<Vec<Rule>>, Findings> {
    let Some(Variant { setting, .. }) = found.variants.into_iter().next() else {
        return Err(Findings::default());
    };
    let mut setting: Setting = setting?;
    setting.rules.retain(|rule| rule.frequency != MANUAL);
    let scan_type = validate(&setting)?;
    Ok(Configuration { scan_type, rules: setting.rules.into_iter().map(rule).collect() })
}

fn rule(rule: WrittenRule) -> Rule {
    Rule { frequency: rule.frequency, filters: rule.filters.into_iter().map(|filter| filter.text).collect() }
}

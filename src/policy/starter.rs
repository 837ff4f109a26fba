//! The policy that `scanwright init` writes, to be edited.

use std::path::Path;

use crate::diagnostic::Findings;
use crate::paths::{absolute, relative};
use crate::policy::load::{Text, load};

/// The starter policy; a test checks that it compiles without a finding.
pub(crate) const STARTER: &str = include_str!("../../templates/scan-policy.toml");

/// Beginning of the starter that extends a base.
const EXTENDING: &str = "\
# What Amazon ECR scans in this account and region: what the base says, and what this file says besides.
#
#   scanwright check      every finding of this policy, those of the base included
#   scanwright diff       what generating would change
#   scanwright generate   write the Terraform module
#
# Tables merge key by key, and this file wins. [[scan]] and [[accept]] are added to those of the base; a [[scan]] with the name of one
# there replaces it. [[require]] is added too, and nothing takes away one of the base.
version = 1
extends = \"BASE\"
";

/// Its part where the base does not say when enhanced scanning is on.
const EXTENDING_RELEASE: &str = "
[release]
# \"on-release\": the variable enable_enhanced_scanning switches between basic and enhanced scanning; \"always\": enhanced; \"never\": basic
mode = \"on-release\"
rest = \"unscanned\" # what enhanced scanning does with every repository that no [[scan]] names; or \"on-push\"
";

/// Its end.
const EXTENDING_SCAN: &str = "
# [[scan]]
# name = \"team\"
# repositories = [\"team-*\"]
# frequency = \"on-push\" # or \"continuous\"
";

/// The starter of a policy that extends a base, with the tables that the base does not say.
///
/// # Errors
/// The base can't be extended.
pub(crate) fn extending(base: &Path) -> Result<String, Findings> {
    let base = relative(&absolute(Path::new("")), &absolute(base)).replace('\\', "/");
    let head = EXTENDING.replace("BASE", &base);
    let starter = format!("{head}{EXTENDING_RELEASE}{EXTENDING_SCAN}");
    let policy = load(Text::starter(head.clone()))?;
    // Where it has no key that a policy must have, or can't be read, `check` says so.
    Ok(if policy.document.release.is_some_and(|release| release.mode.is_some()) {
        head + EXTENDING_SCAN
    } else {
        starter
    })
}

//! Providers that `terraform init` has installed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::policy::VersionConstraint;

/// The names of the one provider that a rehearsal runs.
const AWS: &[&str] = &["registry.terraform.io/hashicorp/aws", "registry.opentofu.org/hashicorp/aws"];

/// The installed providers that are not HashiCorp's for AWS, sorted. None of them has been started: whatever the reading
/// of a configuration may have missed ends here.
pub(crate) fn unexpected_providers(directory: &Path) -> Vec<String> {
    let providers = directory.join(".terraform/providers");
    let named = |path: PathBuf| path.strip_prefix(&providers).ok().map(crate::paths::slashed);
    let installed = below(&providers).iter().flat_map(|host| below(host)).collect::<Vec<_>>();
    let installed = installed.iter().flat_map(|namespace| below(namespace)).filter_map(named);
    installed.filter(|name| !AWS.contains(&name.as_str())).collect()
}

/// The oldest version of the provider that was seen to read `endpoint_url` of a shared configuration file.
const READS_ENDPOINT_URL: [u64; 3] = [5, 100, 0];

/// Tells whether the installed provider of AWS reads `endpoint_url` of a shared configuration file, as far as is known.
pub(crate) fn reads_endpoint_url(directory: &Path) -> bool {
    let providers = directory.join(".terraform/providers");
    let versions: Vec<PathBuf> = AWS.iter().flat_map(|name| below(&providers.join(name))).collect();
    let reads = |version: &PathBuf| {
        let name = version.file_name().unwrap_or_default().to_string_lossy();
        VersionConstraint::parse(&name).is_some_and(|exactly| exactly.keeps_above(READS_ENDPOINT_URL))
    };
    !versions.is_empty() && versions.iter().all(reads)
}

/// Returns the paths of the entries of a directory, sorted; none if there is no directory.
fn below(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_provider_of_aws_is_no_stranger() {
        let directory = tempfile::tempdir().unwrap();
        for name in ["registry.terraform.io/hashicorp/aws/5.100.0", "registry.terraform.io/evil/aws/1.0.0"] {
            fs::create_dir_all(directory.path().join(".terraform/providers").join(name)).unwrap();
        }
        assert_eq!(unexpected_providers(directory.path()), ["registry.terraform.io/evil/aws"]);
        assert!(unexpected_providers(&directory.path().join("nowhere")).is_empty());
    }

    #[test]
    fn an_older_provider_or_one_of_unknown_version_is_told_each_endpoint() {
        let reads = |versions: &[&str]| {
            let directory = tempfile::tempdir().unwrap();
            for version in versions {
                let provider = directory.path().join(".terraform/providers").join(AWS[0]).join(version);
                fs::create_dir_all(provider).unwrap();
            }
            reads_endpoint_url(directory.path())
        };
        assert!(reads(&["5.100.0"]) && reads(&["6.0.0-beta1"]) && reads(&["5.101.0", "6.62.0"]));
        assert!(!reads(&[]) && !reads(&["5.99.1"]) && !reads(&["5.13.0", "5.100.0"]) && !reads(&["latest"]));
    }
}

//! Providers that `terraform init` has installed.

use std::fs;
use std::path::{Path, PathBuf};

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
}

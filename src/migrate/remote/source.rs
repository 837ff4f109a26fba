//! The sources of modules, as calls write them.

/// Whether a source is that module: from the public registry, or by git from its repository on GitHub. What it is
/// pinned to does not matter.
pub(super) fn is_of(source: &str, name: &str, repository: &str) -> bool {
    let source = source.split('?').next().unwrap_or_default();
    let source = source.strip_prefix("registry.terraform.io/").unwrap_or(source);
    let (package, folder) = split(source);
    let (own, own_folder) = split(name);
    folder == own_folder && (package == own || of_git(package) == Some(repository))
}

/// The package, and the folder within it behind `//`. The `//` of an address by git stands before its host.
fn split(source: &str) -> (&str, &str) {
    let start = source.find("://").map_or(0, |scheme| scheme + 3);
    let within = source.get(start..).and_then(|rest| rest.split_once("//"));
    match within {
        Some((package, folder)) => (source.get(..start + package.len()).unwrap_or_default(), folder),
        None => (source, ""),
    }
}

/// `owner/name` of a repository on GitHub.
fn of_git(package: &str) -> Option<&str> {
    let address = package.strip_prefix("git::").unwrap_or(package);
    let address = address.split_once("://").map_or(address, |(_, address)| address);
    let address = address.strip_prefix("git@").unwrap_or(address);
    let path = address.strip_prefix("github.com/").or_else(|| address.strip_prefix("github.com:"))?;
    Some(path.strip_suffix(".git").unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::is_of;

    #[test]
    fn modules_are_known_by_registry_and_by_git() {
        let is_it = |source| {
            is_of(source, "cloudposse/ecr/aws//modules/scanning_configuration", "cloudposse/terraform-aws-ecr")
        };
        for source in [
            "cloudposse/ecr/aws//modules/scanning_configuration",
            "github.com/cloudposse/terraform-aws-ecr//modules/scanning_configuration?ref=v1.0.0",
            "git::https://github.com/cloudposse/terraform-aws-ecr.git//modules/scanning_configuration?ref=v1.0.0",
            "git@github.com:cloudposse/terraform-aws-ecr.git//modules/scanning_configuration",
        ] {
            assert!(is_it(source), "{source}");
        }
        for source in
            ["cloudposse/ecr/aws", "./modules/scanning_configuration", "x/ecr/aws//modules/scanning_configuration"]
        {
            assert!(!is_it(source), "{source}");
        }
    }
}

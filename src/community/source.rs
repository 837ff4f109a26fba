//! Sources of modules, as calls write them.

use crate::hcl::Block;
use crate::terraform::CALL;

/// The source that a block calls; `None` where it is no call, or its source is no plain string.
pub(crate) fn source_of(block: &Block) -> Option<&str> {
    (&*block.kind == CALL).then(|| block.attribute("source")?.value.as_text()).flatten()
}

/// The public registries, which have the same modules: that of Terraform, and that of OpenTofu.
const REGISTRIES: &[&str] = &["registry.terraform.io/", "registry.opentofu.org/"];

/// The source is that module: from the public registry, or by git from its repository on GitHub. What it is pinned to
/// does not matter.
pub(super) fn is_of(source: &str, name: &str, repository: &str) -> bool {
    let source = source.split('?').next().unwrap_or_default();
    let source = REGISTRIES.iter().find_map(|host| source.strip_prefix(host)).unwrap_or(source);
    let (package, directory) = split(source);
    let (own, own_directory) = split(name);
    let is_of_git = || directory == own_directory && of_git(package) == Some(repository);
    (package == own && directory == own_directory) || is_of_git()
}

/// The package, and the directory within it behind `//`. The `//` of an address by git stands before its host.
fn split(source: &str) -> (&str, &str) {
    let start = source.find("://").map_or(0, |scheme| scheme + 3);
    match source.get(start..).and_then(|rest| rest.find("//")) {
        Some(at) => (source.get(..start + at).unwrap_or_default(), source.get(start + at + 2..).unwrap_or_default()),
        None => (source, ""),
    }
}

/// `owner/name` of a repository on GitHub.
fn of_git(package: &str) -> Option<&str> {
    let address = package.strip_prefix("git::").unwrap_or(package);
    let address =
        ["https://", "ssh://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme)).unwrap_or(address);
    let address = address.strip_prefix("git@").unwrap_or(address);
    let path = address.strip_prefix("github.com/").or_else(|| address.strip_prefix("github.com:"))?;
    Some(path.strip_suffix(".git").unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::is_of;

    #[test]
    fn sources_of_the_registry_and_by_git_are_told() {
        let name = "cloudposse/ecr/aws//modules/scanning_configuration";
        let repository = "cloudposse/terraform-aws-ecr";
        for source in [
            name,
            "registry.terraform.io/cloudposse/ecr/aws//modules/scanning_configuration",
            "registry.opentofu.org/cloudposse/ecr/aws//modules/scanning_configuration",
            "github.com/cloudposse/terraform-aws-ecr//modules/scanning_configuration?ref=v1.0.0",
            "git::https://github.com/cloudposse/terraform-aws-ecr.git//modules/scanning_configuration?ref=v1.0.0",
            "git@github.com:cloudposse/terraform-aws-ecr.git//modules/scanning_configuration",
            "git::ssh://git@github.com/cloudposse/terraform-aws-ecr.git//modules/scanning_configuration",
        ] {
            assert!(is_of(source, name, repository), "{source}");
        }
        for source in
            ["cloudposse/ecr/aws", "example.com/cloudposse/ecr/aws//modules/scanning_configuration", "./modules/ecr"]
        {
            assert!(!is_of(source, name, repository), "{source}");
        }
    }
}

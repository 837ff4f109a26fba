//! Addresses of repositories, as docker takes them (`repositoryUri` of `aws ecr describe-repositories`), told from names.
//!
//! An address is a possible name, so that it can only be doubted: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/api`.

/// The ends of the host of a private registry: of the partitions of AWS, and of the endpoints with IPv6.
const PRIVATE: &[&str] = &[".amazonaws.com", ".amazonaws.com.cn", ".on.aws", ".on.amazonwebservices.com.cn"];

/// The hosts of the public registry; an alias of its owner stands before the name.
const PUBLIC: &[&str] = &["public.ecr.aws", "ecr-public.aws.com"];

/// Returns what follows the host in a text that begins with the host of a registry: a name, or nothing.
pub(crate) fn name_in(address: &str) -> Option<&str> {
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    if PUBLIC.contains(&host) {
        return Some(path.split_once('/').map_or(path, |(_, name)| name));
    }
    is_private(host).then_some(path)
}

/// Returns the name in a text that names a repository in another way: an ARN, or an address with a scheme, a tag or a digest.
pub(crate) fn name_meant(text: &str) -> Option<&str> {
    let address = text.split_once("://").map_or(text, |(_, address)| address);
    let name = match address.strip_prefix("arn:") {
        Some(arn) => arn.split_once(":repository/")?.1,
        None => name_in(address).unwrap_or(address),
    };
    let last = name.rfind('/').map_or(0, |at| at + 1);
    let end = name.get(last..)?.find(['@', ':']).map_or(name.len(), |at| last + at);
    let name = name.get(..end)?;
    (name != text && !name.is_empty() && !name.contains([':', '@'])).then_some(name)
}

/// Tells a host such as `123456789012.dkr.ecr.eu-west-1.amazonaws.com`, in a glob also with a `*` in place of a part.
fn is_private(host: &str) -> bool {
    let account = host.split('.').next().unwrap_or_default();
    let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
    let is_registry =
        [".dkr.ecr.", ".dkr.ecr-fips.", ".dkr-ecr.", ".dkr-ecr-fips."].iter().any(|part| host.contains(part));
    let is_any = host.contains('*') && (account.contains('*') || is_account);
    PRIVATE.iter().any(|end| host.ends_with(end)) && (is_account && is_registry || is_any)
}

#[cfg(test)]
mod tests {
    use super::{name_in, name_meant};

    #[test]
    fn other_names_of_a_repository_have_its_name() {
        for (text, name) in [
            ("arn:aws:ecr:eu-west-1:123456789012:repository/payments/api", Some("payments/api")),
            ("arn:aws:ecr:eu-west-1:123456789012:repository/payments/*", Some("payments/*")),
            ("123456789012.dkr.ecr.eu-west-1.amazonaws.com/payments/api:1.2", Some("payments/api")),
            ("payments/api@sha256:0a", Some("payments/api")),
            ("https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/api", Some("api")),
            ("docker://public.ecr.aws/nginx/nginx:1", Some("nginx")),
            ("localhost:5000/api", None),
            ("arn:aws:s3:::bucket", None),
            ("payments/api", None),
            (":1", None),
        ] {
            assert_eq!(name_meant(text), name, "{text}");
        }
    }

    #[test]
    fn addresses_are_told_from_names() {
        for (address, name) in [
            ("123456789012.dkr.ecr.eu-west-1.amazonaws.com/payments/api", "payments/api"),
            ("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/api", "api"),
            ("123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/api", "api"),
            ("123456789012.dkr-ecr.eu-west-1.on.aws/api", "api"),
            ("123456789012.dkr.ecr.eu-west-1.amazonaws.com", ""),
            ("*.dkr.ecr.*.amazonaws.com/payments/*", "payments/*"),
            ("*.amazonaws.com/payments/*", "payments/*"),
            ("public.ecr.aws/nginx/nginx", "nginx"),
            ("public.ecr.aws/nginx/team/nginx", "team/nginx"),
        ] {
            assert_eq!(name_in(address), Some(name), "{address}");
        }
        for name in [
            "api",
            "*",
            "*.com/api",
            "12345.dkr.ecr.eu-west-1.amazonaws.com/api",
            "docker.io/library/nginx",
            "ecr/public",
        ] {
            assert_eq!(name_in(name), None, "{name}");
        }
    }
}

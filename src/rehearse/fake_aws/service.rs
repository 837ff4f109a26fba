//! Names of services, as signatures have them.

pub(super) const ECR: &str = "ecr";
pub(super) const INSPECTOR: &str = "inspector2";
pub(super) const STS: &str = "sts";

//! The limits of AWS and of its Terraform provider.
//!
//! Sources: the service model of ECR in botocore 1.43.11 (2015-09-21), and the schema of the AWS provider 5.100.0.

/// The most rules of a registry (RegistryScanningRuleList).
pub(crate) const MAX_RULES: usize = 2;

/// The most rules that the provider's schema lets through.
pub(crate) const MAX_RULES_OF_PROVIDER: usize = 100;

/// The most filters of a rule (ScanningRepositoryFilterList). The provider has no upper limit.
pub(crate) const MAX_FILTERS: usize = 100;

/// The most characters of a filter (ScanningRepositoryFilterValue).
pub(crate) const MAX_FILTER_LENGTH: usize = 255;

/// The most characters of a filter that the provider lets through.
pub(crate) const MAX_FILTER_LENGTH_OF_PROVIDER: usize = 256;

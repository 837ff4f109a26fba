//! `tedilabs/container/aws//modules/ecr-registry` (its scanning.tf): it always sets scanning, beside other settings of a
//! registry.

use super::Remote;

/// The module.
pub(super) static MODULE: Remote = Remote {
    name: "tedilabs/container/aws//modules/ecr-registry",
    repository: "tedilabs/terraform-aws-container",
    inner: "aws_ecr_registry_scanning_configuration.this",
    elsewhere: None,
    scan_type: "scanning_type",
    switch: None,
    sets_scanning: |_| true,
};

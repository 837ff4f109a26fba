//! `lgallard/ecr/aws` (its main.tf): up to some version one resource under `count`, later under `for_each` with the one
//! key `scanning`. Which of the two a state has is told by the state alone.

use super::{Remote, Switch, may_be_true};

/// The module.
pub(super) static MODULE: Remote = Remote {
    name: "lgallard/ecr/aws",
    repository: "lgallard/terraform-aws-ecr",
    inner: "aws_ecr_registry_scanning_configuration.scanning[0]",
    elsewhere: Some("aws_ecr_registry_scanning_configuration.scanning[\"scanning\"]"),
    scan_type: "registry_scan_type",
    switch: Some(Switch { input: "enable_registry_scanning", off: "false" }),
    sets_scanning: |call| may_be_true(call, "enable_registry_scanning", false),
};

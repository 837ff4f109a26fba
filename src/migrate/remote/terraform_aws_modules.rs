//! `terraform-aws-modules/ecr/aws` (its main.tf, v1.0.0 to v3.2.0): one resource under `count`.

use super::{Remote, Switch, may_be_true};

/// The module.
pub(super) static MODULE: Remote = Remote {
    name: "terraform-aws-modules/ecr/aws",
    repository: "terraform-aws-modules/terraform-aws-ecr",
    inner: "aws_ecr_registry_scanning_configuration.this[0]",
    elsewhere: None,
    scan_type: "registry_scan_type",
    switch: Some(Switch { input: "manage_registry_scanning_configuration", off: "false" }),
    sets_scanning: |call| {
        may_be_true(call, "create", true) && may_be_true(call, "manage_registry_scanning_configuration", false)
    },
};

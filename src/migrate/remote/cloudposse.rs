//! `cloudposse/ecr/aws//modules/scanning_configuration` (its main.tf, v0.42.1 to v1.0.0): one resource under a `count` of
//! `enabled`, an input that all their modules have, and of whether there is a `scan_config`.

use super::{Remote, Switch, may_be_true};
use crate::terraform::Value;

/// The module.
pub(super) static MODULE: Remote = Remote {
    name: "cloudposse/ecr/aws//modules/scanning_configuration",
    repository: "cloudposse/terraform-aws-ecr",
    inner: "aws_ecr_registry_scanning_configuration.default[0]",
    elsewhere: None,
    scan_type: "scan_config.scan_type",
    switch: Some(Switch { input: "enabled", off: "false" }),
    sets_scanning: |call| may_be_true(call, "enabled", true) && *call.body.value("scan_config") != Value::Null,
};

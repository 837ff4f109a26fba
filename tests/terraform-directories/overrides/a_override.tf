locals {
  types = ["ECR"]
}

resource "aws_inspector2_enabler" "this" {
  lifecycle {
    ignore_changes = all
  }
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"

  dynamic "rule" {
    for_each = ["c"]

    content {
      scan_frequency = "CONTINUOUS_SCAN"

      repository_filter {
        filter      = rule.value
        filter_type = "WILDCARD"
      }
    }
  }
}

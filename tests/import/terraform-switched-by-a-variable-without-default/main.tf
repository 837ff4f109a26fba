variable "release_mode" {
  type    = bool
}

locals {
  rules = var.release_mode ? [{ frequency = "CONTINUOUS_SCAN", filters = ["prod-*"] }] : [{ frequency = "SCAN_ON_PUSH", filters = ["*"] }]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = var.release_mode ? "ENHANCED" : "BASIC"

  dynamic "rule" {
    for_each = local.rules

    content {
      scan_frequency = rule.value.frequency

      dynamic "repository_filter" {
        for_each = rule.value.filters

        content {
          filter      = repository_filter.value
          filter_type = "WILDCARD"
        }
      }
    }
  }
}

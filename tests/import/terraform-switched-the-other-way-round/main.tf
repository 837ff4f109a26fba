variable "basic_only" {
  type    = bool
  default = true
}

locals {
  rules = var.basic_only ? [{ frequency = "SCAN_ON_PUSH", filters = ["*"] }] : [{ frequency = "CONTINUOUS_SCAN", filters = ["prod-*"] }]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = var.basic_only ? "BASIC" : "ENHANCED"

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

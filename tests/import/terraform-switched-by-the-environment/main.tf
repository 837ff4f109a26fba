variable "environment" {
  type    = string
  default = "dev"
}

locals {
  rules = var.environment == "prod" ? [{ frequency = "CONTINUOUS_SCAN", filters = ["prod-*"] }] : [{ frequency = "SCAN_ON_PUSH", filters = ["*"] }]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = var.environment == "prod" ? "ENHANCED" : "BASIC"

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

# One rule for each repository: what `terraform validate` and `plan` take, and AWS refuses.

locals {
  repositories = ["payments/api", "payments/web", "payments/worker"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"

  dynamic "rule" {
    for_each = local.repositories

    content {
      scan_frequency = "CONTINUOUS_SCAN"

      repository_filter {
        filter      = rule.value
        filter_type = "WILDCARD"
      }
    }
  }
}

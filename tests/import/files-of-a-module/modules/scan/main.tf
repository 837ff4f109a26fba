locals {
  teams = [for f in fileset("${path.module}/policies", "*.json") : jsondecode(file("${path.module}/policies/${f}"))]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "CONTINUOUS_SCAN"

    dynamic "repository_filter" {
      for_each = toset(flatten(local.teams[*].repositories))
      content {
        filter      = repository_filter.value
        filter_type = "WILDCARD"
      }
    }
  }
}

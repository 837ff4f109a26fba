locals {
  names = split("\n", trimspace(templatefile("${path.module}/names.tftpl", { teams = ["web", "api"], stages = ["prod", "test"] })))
  kept  = [for n in local.names : n if can(regex("-prod$", n))]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    dynamic "repository_filter" {
      for_each = local.kept
      content {
        filter      = "*${repository_filter.value}"
        filter_type = "WILDCARD"
      }
    }
  }
}

locals {
  policy = yamldecode(file("policy.yaml"))
  rows   = csvdecode(file("${path.module}/repositories.csv"))
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = local.policy.type

  dynamic "rule" {
    for_each = { for r in local.rows : r.frequency => r.filter... }
    content {
      scan_frequency = rule.key

      dynamic "repository_filter" {
        for_each = rule.value
        content {
          filter      = repository_filter.value
          filter_type = "WILDCARD"
        }
      }
    }
  }
}

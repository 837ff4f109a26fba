variable "rules" {
  type = list(object({ frequency = string, filters = list(string) }))
}

resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = "ENHANCED"

  dynamic "rule" {
    for_each = var.rules
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

variable "live" {
  type = bool
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  for_each = var.live ? { live = "ENHANCED" } : { quiet = "BASIC" }

  scan_type = each.value

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

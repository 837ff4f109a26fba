variable "is_on" {
  type = bool
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  count = 1

  scan_type = var.is_on ? "ENHANCED" : "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

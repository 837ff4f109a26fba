variable "on" {
  type    = bool
  default = false
}

resource "aws_ecr_registry_scanning_configuration" "enhanced" {
  count = var.on ? 1 : 0

  scan_type = "ENHANCED"

  rule {
    scan_frequency = "CONTINUOUS_SCAN"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_registry_scanning_configuration" "basic" {
  count = var.on ? 0 : 1

  scan_type = "BASIC"
}

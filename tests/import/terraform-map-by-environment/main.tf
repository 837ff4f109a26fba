variable "env" {
  type = string
}

locals {
  cfg = {
    prod = { scan = "ENHANCED" }
    dev  = { scan = "BASIC" }
  }
}

resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = local.cfg[var.env].scan

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

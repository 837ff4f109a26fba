variable "env" {
  type = string
}

locals {
  scan = {
    dev   = "BASIC"
    prod  = "ENHANCED"
    stage = "ENHANCED"
    test  = "BASIC"
  }
}

resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = local.scan[var.env]

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

locals {
  scan = {
    default = "BASIC"
    prod    = "ENHANCED"
  }
}

resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = local.scan[terraform.workspace]

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

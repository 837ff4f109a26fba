variable "env" {
  type = string
}

data "aws_region" "here" {}

resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "${var.env}-${data.aws_region.here.name}-*"
      filter_type = "WILDCARD"
    }
  }
}

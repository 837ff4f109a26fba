variable "filter" {
  type = string
}

resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "${var.filter}-*"
      filter_type = "WILDCARD"
    }
  }
}

variable "env" {
  type = string
}

resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = contains(["dev", "test"], lower(var.env)) ? "BASIC" : "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

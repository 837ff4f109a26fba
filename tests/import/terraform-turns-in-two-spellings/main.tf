variable "env" {
  type = string
}

resource "aws_ecr_registry_scanning_configuration" "on" {
  for_each = toset(var.env == "prod" ? ["x"] : [])

  scan_type = "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_registry_scanning_configuration" "off" {
  count = contains(["dev", "test"], var.env) ? 1 : 0

  scan_type = "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

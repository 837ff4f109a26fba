variable "env" {
  type    = string
  default = "prod"
}

resource "aws_ecr_registry_scanning_configuration" "on" {
  count = var.env == "prod" ? 1 : 0

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

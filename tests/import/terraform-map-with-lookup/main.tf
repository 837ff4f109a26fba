variable "env" {
  type = string
}

resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = lookup({ prod = "ENHANCED", live = "ENHANCED" }, var.env, "BASIC")

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

variable "create" {
  type    = bool
  default = true
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  count = var.create ? 1 : 0

  scan_type = "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

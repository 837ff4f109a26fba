variable "a" {
  type    = bool
  default = false
}

variable "b" {
  type    = bool
  default = false
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = var.a && !var.b ? "ENHANCED" : "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

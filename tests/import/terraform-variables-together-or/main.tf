variable "a" {
  type    = bool
  default = true
}

variable "b" {
  type    = bool
  default = true
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = var.a || var.b ? "ENHANCED" : "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

variable "a" {
  type    = bool
}
variable "b" {
  type    = bool
}
resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "CONTINUOUS_SCAN"

    repository_filter {
      filter      = var.a ? "a-*" : "b-*"
      filter_type = "WILDCARD"
    }
    repository_filter {
      filter      = var.b ? "c-*" : "d-*"
      filter_type = "WILDCARD"
    }
  }
}

variable "frequency" {
  type    = string
  default = "CONTINUOUS_SCAN"
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
  rule {
    scan_frequency = var.frequency
    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

variable "copies" {
  type = number
}

resource "aws_ecr_registry_scanning_configuration" "r" {
  count = var.copies

  scan_type = "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

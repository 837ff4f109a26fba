variable "app" {
  default = "shop"
}

variable "env" {
  type = string
}

resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = format("%s-%s-*", var.app, var.env)
      filter_type = "WILDCARD"
    }
  }
}

variable "repositories" {
  type    = list(string)
  default = ["api", "web", "worker"]
}

variable "registry_prefix" {
  type    = string
  default = "example"
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"

  dynamic "rule" {
    for_each = var.repositories

    content {
      scan_frequency = "CONTINUOUS_SCAN"

      repository_filter {
        filter      = "${var.registry_prefix}/${rule.value}"
        filter_type = "WILDCARD"
      }
    }
  }
}

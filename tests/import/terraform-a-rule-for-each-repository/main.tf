variable "enable_enhanced_scanning" {
  type    = bool
  default = false
}

variable "scan_frequency" {
  type    = string
  default = "CONTINUOUS_SCAN"
}

variable "registry_prefix" {
  type    = string
  default = "example"
}

variable "repositories_to_scan" {
  type    = list(string)
  default = ["api", "web", "worker"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = var.enable_enhanced_scanning ? "ENHANCED" : "BASIC"

  dynamic "rule" {
    for_each = var.enable_enhanced_scanning ? var.repositories_to_scan : ["*"]

    content {
      scan_frequency = var.enable_enhanced_scanning ? var.scan_frequency : "SCAN_ON_PUSH"

      repository_filter {
        filter      = rule.value == "*" ? "*" : "${var.registry_prefix}/${rule.value}"
        filter_type = "WILDCARD"
      }
    }
  }
}

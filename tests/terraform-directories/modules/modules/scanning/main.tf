variable "scan_type" {
  type = string
}

variable "types" {
  type    = list(string)
  default = []
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = var.scan_type

  rule {
    scan_frequency = var.scan_type == "ENHANCED" ? "CONTINUOUS_SCAN" : "SCAN_ON_PUSH"

    repository_filter {
      filter      = join("", [for type in var.types : lower(type)])
      filter_type = "WILDCARD"
    }
  }
}

output "scan_type" {
  value = aws_ecr_registry_scanning_configuration.this.scan_type
}

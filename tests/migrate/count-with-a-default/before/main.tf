variable "instances" {
  type    = number
  default = 1
}

locals {
  instances = var.instances
}

resource "aws_ecr_registry_scanning_configuration" "r" {
  count = local.instances

  scan_type = "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

output "registry" {
  value = aws_ecr_registry_scanning_configuration.r[0].registry_id

  depends_on = [aws_ecr_registry_scanning_configuration.r]
}

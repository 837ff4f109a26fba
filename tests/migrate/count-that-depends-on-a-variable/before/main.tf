variable "owner_of_registry" {
  type = bool
}

resource "aws_ecr_registry_scanning_configuration" "r" {
  count = var.owner_of_registry ? 1 : 0

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
  value      = one(aws_ecr_registry_scanning_configuration.r[*].registry_id)
  depends_on = [aws_ecr_registry_scanning_configuration.r]
}

output "scan_type" {
  value = var.owner_of_registry ? aws_ecr_registry_scanning_configuration.r[0].scan_type : null
}

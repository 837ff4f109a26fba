variable "registries" {
  type    = map(string)
  default = { own = "BASIC" }
}

resource "aws_ecr_registry_scanning_configuration" "r" {
  for_each = var.registries

  scan_type = each.value

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

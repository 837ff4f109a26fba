locals { names = jsondecode(file("${path.module}/../names.json")) }
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = "ENHANCED"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    dynamic "repository_filter" {
      for_each = local.names
      content {
        filter      = repository_filter.value
        filter_type = "WILDCARD"
      }
    }
  }
}

variable "with_batch" {
  type    = bool
  default = false
}
resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "CONTINUOUS_SCAN"

    repository_filter {
      filter      = var.with_batch ? "batch-*" : "prod-*"
      filter_type = "WILDCARD"
    }
  }
}

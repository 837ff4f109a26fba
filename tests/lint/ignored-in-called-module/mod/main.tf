resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC" ## scanwright:ignore L001: Inspector goes next week

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  for_each = toset(["eu-west-1", "us-east-1"])

  region    = each.key
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

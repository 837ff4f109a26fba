provider "aws" {
  region = "eu-west-1"
}

module "scanning" {
  source   = "../ecr-scanning"
  for_each = toset(["eu-west-1", "us-east-1"])

  region = each.key
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  region    = "us-east-1"
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

variable "region" {
  type = string
}
provider "aws" {
  region = "eu-west-1"
}
resource "aws_ecr_registry_scanning_configuration" "eu" {
  region    = var.region
  scan_type = "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}
resource "aws_ecr_registry_scanning_configuration" "us" {
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

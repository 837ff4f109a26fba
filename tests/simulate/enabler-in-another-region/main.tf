provider "aws" {
  region = "eu-west-1"
}
resource "aws_ecr_registry_scanning_configuration" "eu" {
  region    = "us-east-1"
  scan_type = "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}
data "aws_caller_identity" "me" {}

resource "aws_inspector2_enabler" "this" {
  region         = "eu-west-1"
  account_ids    = [data.aws_caller_identity.me.account_id]
  resource_types = ["ECR"]
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}
data "aws_caller_identity" "me" {}
resource "aws_inspector2_enabler" "this" {
  account_ids    = data.aws_caller_identity.me.account_id == "111122223333" ? ["111122223333"] : ["444455556666"]
  resource_types = ["ECR"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

data "aws_caller_identity" "me" {}
resource "aws_ecr_registry_scanning_configuration" "r" {

  scan_type = "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}
resource "aws_inspector2_enabler" "e" {

  account_ids    = [element(split(":", data.aws_caller_identity.me.arn), 4)]
  resource_types = ["ECR"]
}

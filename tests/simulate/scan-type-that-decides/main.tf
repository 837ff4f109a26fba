variable "scan_type" { type = string }
data "aws_caller_identity" "me" {}

resource "aws_inspector2_enabler" "this" {
  count          = var.scan_type == "ENHANCED" ? 1 : 0
  account_ids    = [data.aws_caller_identity.me.account_id]
  resource_types = ["ECR"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = var.scan_type
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

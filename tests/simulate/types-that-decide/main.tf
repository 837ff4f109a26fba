variable "types" { type = set(string) }
data "aws_caller_identity" "me" {}

resource "aws_inspector2_enabler" "this" {
  account_ids    = [data.aws_caller_identity.me.account_id]
  resource_types = var.types
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = contains(var.types, "ECR") ? "ENHANCED" : "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

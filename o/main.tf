data "aws_organizations_organization" "o" {}
data "aws_caller_identity" "me" {}
locals {
 self = data.aws_caller_identity.me.account_id
}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter = "*"
      filter_type = "WILDCARD"
    }
  }
}
resource "aws_inspector2_enabler" "e" {
  account_ids = [for a in data.aws_organizations_organization.o.accounts : a.id if a.id != local.self]
  resource_types = ["ECR"]
}

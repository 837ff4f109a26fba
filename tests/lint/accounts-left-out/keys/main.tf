variable "all" {
  type = list(string)
}
data "aws_organizations_organization" "o" {}
data "aws_caller_identity" "me" {}
locals { members = [for id in var.all : id if id != data.aws_caller_identity.me.account_id] }
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
  for_each       = { for a in data.aws_organizations_organization.o.accounts : a.id => a if a.id != data.aws_caller_identity.me.account_id }
  account_ids    = [each.key]
  resource_types = ["ECR"]
}

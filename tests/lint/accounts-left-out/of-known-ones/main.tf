data "aws_caller_identity" "me" {}
locals { all = ["111122223333", "444455556666"] }
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

  account_ids    = [for id in local.all : id if id != data.aws_caller_identity.me.account_id]
  resource_types = ["ECR"]
}

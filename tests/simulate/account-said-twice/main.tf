data "aws_caller_identity" "me" {}

resource "aws_inspector2_enabler" "this" {
  account_ids    = [data.aws_caller_identity.me.account_id, data.aws_caller_identity.me.account_id]
  resource_types = ["ECR"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
}

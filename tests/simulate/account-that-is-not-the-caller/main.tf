# An account that is the caller's in no case in which it has an enabler.

data "aws_caller_identity" "this" {}

variable "account" {
  type = string
}

resource "aws_inspector2_enabler" "this" {
  count = var.account == data.aws_caller_identity.this.account_id ? 0 : 1

  account_ids    = [var.account]
  resource_types = ["ECR"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
}

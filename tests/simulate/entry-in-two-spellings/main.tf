# One entry of an unknown map, as an attribute and by its key.

variable "settings" {
  type = map(string)
}

locals {
  merged = merge({ scan_type = "BASIC" }, var.settings)
}

data "aws_caller_identity" "this" {}

resource "aws_inspector2_enabler" "this" {
  account_ids    = [data.aws_caller_identity.this.account_id]
  resource_types = local.merged["scan_type"] == "ENHANCED" ? ["ECR"] : ["EC2"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = local.merged.scan_type
}

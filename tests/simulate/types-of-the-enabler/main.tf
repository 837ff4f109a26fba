# The scan type follows the types of the enabler, which are a set.

data "aws_caller_identity" "this" {}

variable "has_ecr" {
  type = bool
}

resource "aws_inspector2_enabler" "this" {
  account_ids    = [data.aws_caller_identity.this.account_id]
  resource_types = var.has_ecr ? ["ECR"] : ["EC2"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = contains(tolist(aws_inspector2_enabler.this.resource_types), "ECR") ? "ENHANCED" : "BASIC"
}


variable "inspector" {
  type = bool
}

data "aws_caller_identity" "c" {}
resource "aws_inspector2_enabler" "this" {
  account_ids    = [data.aws_caller_identity.c.account_id]
  resource_types = ["ECR"]
  lifecycle {
    enabled = var.inspector
  }
}
resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
}

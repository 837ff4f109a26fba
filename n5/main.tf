data "aws_caller_identity" "me" {}
variable "ecr" {type=bool}
locals {
 t = { EC2 = true, ECR = var.ecr }
}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = local.t.ECR ? "ENHANCED" : "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter = "*"
      filter_type = "WILDCARD"
    }
  }
}
resource "aws_inspector2_enabler" "e" {
  account_ids = [data.aws_caller_identity.me.account_id]
  resource_types = [for k, v in local.t : k if v]
}

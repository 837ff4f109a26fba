data "aws_caller_identity" "me" {}
variable "e" {type=string}
locals {
 m = {dev="BASIC",prod="ENHANCED"}
}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = local.m[var.e]
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter = "*"
      filter_type = "WILDCARD"
    }
  }
}
resource "aws_inspector2_enabler" "e" {
  for_each = toset(local.m[var.e] == "ENHANCED" ? ["x"] : [])
  account_ids = [data.aws_caller_identity.me.account_id]
  resource_types = ["ECR"]
}

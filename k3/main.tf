data "aws_caller_identity" "me" {}
variable "o" {type=map(string)}
locals {
 c = merge({scan_type="BASIC"}, var.o)
}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = local.c.scan_type
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
  resource_types = local.c["scan_type"] == "ENHANCED" ? ["ECR"] : ["EC2"]
}

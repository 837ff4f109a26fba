data "aws_caller_identity" "me" {}
variable "a" {type=bool}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = tostring(var.a) == "true" ? "ENHANCED" : "BASIC"
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
  resource_types = var.a ? ["ECR"] : ["EC2"]
}

data "aws_caller_identity" "me" {}
variable "n" {type=number}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = var.n == 1 ? "ENHANCED" : "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter = "*"
      filter_type = "WILDCARD"
    }
  }
}
resource "aws_inspector2_enabler" "e" {
  count = var.n
  account_ids = [data.aws_caller_identity.me.account_id]
  resource_types = ["ECR"]
}

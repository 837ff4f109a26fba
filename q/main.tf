data "aws_caller_identity" "me" {}
variable "on" {
 type=bool
 default=false
}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = var.on ? "ENHANCED" : "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter = "*"
      filter_type = "WILDCARD"
    }
  }
}
resource "aws_inspector2_enabler" "e" {
  count = var.on ? 1 : 0
  account_ids = [data.aws_caller_identity.me.account_id]
  resource_types = ["ECR"]
}

data "aws_caller_identity" "me" {}
variable "s" {
 type=string
 sensitive=true
}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = nonsensitive(var.s)
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
  resource_types = nonsensitive(var.s) == "ENHANCED" ? ["ECR"] : ["EC2"]
}

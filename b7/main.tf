data "aws_caller_identity" "me" {}
variable "e" {type=string}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = var.e == "prod" ? "ENHANCED" : var.e == "stage" ? "ENHANCED" : "BASIC"
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
  resource_types = contains(["stage","prod"], var.e) ? ["ECR"] : ["EC2"]
}

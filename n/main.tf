data "aws_caller_identity" "me" {}
variable "ecr" {type=bool}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = var.ecr ? "ENHANCED" : "BASIC"
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
  resource_types = concat(["EC2"], var.ecr ? ["ECR"] : [])
}

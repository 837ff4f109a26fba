data "aws_caller_identity" "me" {}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = contains(["prod","stage"], terraform.workspace) ? "ENHANCED" : "BASIC"
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
  resource_types = terraform.workspace == "prod" ? ["ECR"] : ["EC2"]
}

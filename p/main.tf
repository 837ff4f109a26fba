data "aws_ssm_parameter" "x" {
 name="x"
}
data "aws_caller_identity" "me" {}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = data.aws_ssm_parameter.x.value
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
  resource_types = data.aws_ssm_parameter.x.value == "ENHANCED" ? ["ECR"] : ["EC2"]
}

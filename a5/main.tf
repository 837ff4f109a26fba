module "m" {
 source="acme/x/aws"
 for_each=toset(["a"])
}
data "aws_caller_identity" "me" {}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = module.m["a"].t
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
  resource_types = module.m["a"].t == "ENHANCED" ? ["ECR"] : ["EC2"]
}

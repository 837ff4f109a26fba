# A condition that has one value, which is not computed here: nothing of either way is certain.

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = 7 / 2 == 3.5 ? "ENHANCED" : "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

data "aws_caller_identity" "this" {}

resource "aws_inspector2_enabler" "this" {
  account_ids    = [data.aws_caller_identity.this.account_id]
  resource_types = ["EC2"]
}

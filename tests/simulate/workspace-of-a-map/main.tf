data "aws_caller_identity" "me" {}

locals {
  scanning = {
    default = { scan_type = "BASIC", types = ["EC2"] }
    live    = { scan_type = "ENHANCED", types = ["EC2", "ECR"] }
  }
  own = lookup(local.scanning, terraform.workspace, local.scanning["default"])
}
resource "aws_inspector2_enabler" "this" {
  account_ids    = [data.aws_caller_identity.me.account_id]
  resource_types = local.own.types
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = local.own.scan_type
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

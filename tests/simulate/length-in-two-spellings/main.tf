variable "names" { type = list(string) }
data "aws_caller_identity" "me" {}

resource "aws_inspector2_enabler" "this" {
  for_each       = length(var.names) == 0 ? toset([]) : toset(["this"])
  account_ids    = [data.aws_caller_identity.me.account_id]
  resource_types = ["ECR"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = length(toset(var.names)) >= 1 ? "ENHANCED" : "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

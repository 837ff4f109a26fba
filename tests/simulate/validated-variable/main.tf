variable "env" {
  type = string
  validation {
    condition     = contains(["prod", "dev"], var.env)
    error_message = "One of prod and dev."
  }
}
data "aws_caller_identity" "me" {}

resource "aws_inspector2_enabler" "this" {
  count          = var.env == "dev" ? 0 : 1
  account_ids    = [data.aws_caller_identity.me.account_id]
  resource_types = ["ECR"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = var.env == "prod" ? "ENHANCED" : "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

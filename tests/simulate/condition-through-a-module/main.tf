variable "env" { type = string }
data "aws_caller_identity" "me" {}

locals {
  env     = lower(var.env)
  is_live = contains(["prod", "stage"], local.env)
}
module "inspector" {
  source  = "./inspector"
  enabled = local.is_live
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = lower(var.env) == "prod" || lower(var.env) == "stage" ? "ENHANCED" : "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

variable "enabled" {
  type = bool
}

variable "env" {
  type = string
}

variable "with_inspector" {
  type    = bool
  default = true
}

locals {
  is_off    = !var.enabled
  scan_type = local.is_off ? "BASIC" : "ENHANCED"
  rules     = var.enabled ? { continuous = ["prod-*"], push = ["*"] } : { push = ["*"] }
  frequency = {
    continuous = "CONTINUOUS_SCAN"
    push       = "SCAN_ON_PUSH"
  }
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = local.scan_type

  dynamic "rule" {
    for_each = local.rules
    iterator = each_rule

    content {
      scan_frequency = local.frequency[each_rule.key]

      dynamic "repository_filter" {
        for_each = toset(each_rule.value)

        content {
          filter      = repository_filter.value
          filter_type = "WILDCARD"
        }
      }
    }
  }
}

resource "aws_inspector2_enabler" "this" {
  count = var.with_inspector && var.env == "prod" ? 1 : 0

  account_ids    = ["123456789012"]
  resource_types = var.enabled ? ["ECR"] : ["EC2"]
}

resource "aws_inspector2_enabler" "dev" {
  for_each = var.env == "dev" ? toset(["eu-west-1", "us-east-1"]) : []

  account_ids    = ["123456789012"]
  resource_types = ["EC2"]
  region         = each.value
}

variable "accounts" {
  type    = list(string)
  default = []
}

variable "settings" {
  type = object({ enabled = bool })
}

data "aws_caller_identity" "me" {
  count = 1
}

locals {
  own      = try(data.aws_caller_identity.me[0].account_id, "")
  accounts = distinct(compact([coalesce(null, local.own)]))
}

resource "aws_inspector2_enabler" "this" {
  count          = try(var.settings.enabled, false) ? 1 : 0
  account_ids    = toset(length(var.accounts) > 0 ? var.accounts : local.accounts)
  resource_types = ["ECR"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = lookup(var.settings, "enabled", false) ? "BASIC" : "ENHANCED"
}

variable "types" {
  type = list(string)
}

variable "instances" {
  type = number
}

variable "rules" {
  type = list(object({ frequency = string, filters = list(string) }))
}

data "aws_organizations_organization" "this" {}

data "aws_ssm_parameter" "env" {
  name = "env"
}

locals {
  is_prod = data.aws_ssm_parameter.env.value == "prod"
}

resource "aws_inspector2_enabler" "counted" {
  count = var.instances

  account_ids    = [data.aws_organizations_organization.this.accounts[count.index].id]
  resource_types = var.types
}

resource "aws_inspector2_enabler" "each" {
  for_each = toset(data.aws_organizations_organization.this.accounts[*].id)

  account_ids    = [each.value]
  resource_types = local.is_prod ? ["ECR"] : var.types
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = local.is_prod ? "ENHANCED" : "BASIC"

  dynamic "rule" {
    for_each = var.rules

    content {
      scan_frequency = rule.value.frequency

      dynamic "repository_filter" {
        for_each = rule.value.filters

        content {
          filter      = repository_filter.value
          filter_type = "WILDCARD"
        }
      }
    }
  }
}

resource "aws_ecr_registry_scanning_configuration" "again" {
  count = length(var.rules) > 0 ? 1 : 0

  scan_type = terraform.workspace
}

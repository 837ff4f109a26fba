variable "scan_type" {
  type = string
}

variable "types" {
  type = set(string)
}

variable "rules" {
  type = map(object({
    frequency = optional(string, "SCAN_ON_PUSH")
    filters   = list(string)
  }))
}

variable "count_of" {
  type = number
}

variable "untyped" {}

variable "required" {
  type     = string
  default  = "the default"
  nullable = false
}

variable "region" {
  type    = string
  default = null
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  count = var.count_of

  scan_type = var.scan_type
  region    = var.region

  dynamic "rule" {
    for_each = var.rules

    content {
      scan_frequency = rule.value.frequency

      dynamic "repository_filter" {
        for_each = rule.value.filters

        content {
          filter      = "${rule.key}/${repository_filter.value}"
          filter_type = "WILDCARD"
        }
      }
    }
  }
}

resource "aws_inspector2_enabler" "this" {
  account_ids    = [var.untyped, var.required]
  resource_types = var.types
}

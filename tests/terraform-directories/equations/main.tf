variable "env" {
  type = string
}

variable "on" {
  type = bool
}

locals {
  types = {
    prod = ["ECR"]
    dev  = ["EC2"]
  }
}

resource "aws_inspector2_enabler" "prod" {
  count = var.env == "prod" ? 1 : 0

  account_ids    = [var.env]
  resource_types = local.types[var.env]
}

resource "aws_inspector2_enabler" "dev" {
  count = "dev" == var.env && var.on != false ? 1 : 0

  account_ids    = [var.env]
  resource_types = lookup(local.types, var.env, [])
}

resource "aws_inspector2_enabler" "other" {
  count = !(var.env == "prod" || var.env == "dev") ? 1 : 0

  account_ids    = [var.env]
  resource_types = ["EC2"]
}

resource "aws_ecr_repository" "this" {
  name = "x"

  image_scanning_configuration {
    scan_on_push = var.on
  }
}

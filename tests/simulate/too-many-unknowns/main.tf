variable "v0" {
  type = bool
}

variable "v1" {
  type = bool
}

variable "v2" {
  type = bool
}

variable "v3" {
  type = bool
}

variable "v4" {
  type = bool
}

variable "v5" {
  type = bool
}

variable "v6" {
  type = bool
}

variable "v7" {
  type = bool
}

data "aws_caller_identity" "current" {}

resource "aws_inspector2_enabler" "e0" {
  count = var.v0 ? 1 : 0

  account_ids    = [data.aws_caller_identity.current.account_id]
  resource_types = ["ECR"]
}

resource "aws_inspector2_enabler" "e1" {
  count = var.v1 ? 1 : 0

  account_ids    = [data.aws_caller_identity.current.account_id]
  resource_types = ["ECR"]
}

resource "aws_inspector2_enabler" "e2" {
  count = var.v2 ? 1 : 0

  account_ids    = [data.aws_caller_identity.current.account_id]
  resource_types = ["ECR"]
}

resource "aws_inspector2_enabler" "e3" {
  count = var.v3 ? 1 : 0

  account_ids    = [data.aws_caller_identity.current.account_id]
  resource_types = ["ECR"]
}

resource "aws_inspector2_enabler" "e4" {
  count = var.v4 ? 1 : 0

  account_ids    = [data.aws_caller_identity.current.account_id]
  resource_types = ["ECR"]
}

resource "aws_inspector2_enabler" "e5" {
  count = var.v5 ? 1 : 0

  account_ids    = [data.aws_caller_identity.current.account_id]
  resource_types = ["ECR"]
}

resource "aws_inspector2_enabler" "e6" {
  count = var.v6 ? 1 : 0

  account_ids    = [data.aws_caller_identity.current.account_id]
  resource_types = ["ECR"]
}

resource "aws_inspector2_enabler" "e7" {
  count = var.v7 ? 1 : 0

  account_ids    = [data.aws_caller_identity.current.account_id]
  resource_types = ["ECR"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
}

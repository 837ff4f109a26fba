data "aws_caller_identity" "me" {}

variable "region" {
  type = string
}

provider "aws" {
  region = "eu-west-1"
}

resource "aws_inspector2_enabler" "this" {
  account_ids    = [data.aws_caller_identity.me.account_id]
  resource_types = ["ECR"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  region    = var.region
  scan_type = "BASIC"
}

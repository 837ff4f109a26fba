provider "aws" {
  region = "eu-west-1"
}

variable "home" {
  type = string
}

data "aws_caller_identity" "me" {}

resource "aws_inspector2_enabler" "this" {
  region         = var.home
  account_ids    = [data.aws_caller_identity.me.account_id]
  resource_types = ["ECR"]
}

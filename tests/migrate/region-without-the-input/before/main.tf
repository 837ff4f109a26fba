provider "aws" {
  region = "eu-west-1"
}

data "aws_caller_identity" "me" {}

resource "aws_inspector2_enabler" "this" {
  region         = "us-east-1"
  account_ids    = [data.aws_caller_identity.me.account_id]
  resource_types = ["ECR"]
}

terraform {
  required_version = ">= 1.0"

  required_providers {
    amazon = { source = "hashicorp/aws", version = ">= 5.13" }
    terraform = { source = "terraform.io/builtin/terraform" }
  }

  cloud {}
}

provider "amazon" {
  profile = "production"
}

data "aws_caller_identity" "this" {
  provider = amazon
}

data "aws_region" "this" {}

data "aws_partition" "this" {}

resource "terraform_data" "this" {
  input = file("~/.aws/credentials")
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  provider  = amazon
  scan_type = "BASIC"
}

module "m" {
  source = "./m"
}

moved {
  from = aws_ecr_registry_scanning_configuration.old
  to   = aws_ecr_registry_scanning_configuration.this
}

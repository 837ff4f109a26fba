# Everything that a provider block can say of whom to talk to and as whom. None of it may have an effect. The aliases
# are in regions of their own.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.13"
    }
  }

  backend "s3" {
    bucket = "state"
    key    = "scanning"
    region = "eu-central-1"
  }
}

provider "aws" {
  profile                  = "production"
  shared_config_files      = ["~/.aws/config"]
  shared_credentials_files = ["~/.aws/credentials"]
  allowed_account_ids      = ["111122223333"]
  ec2_metadata_service_endpoint = "http://169.254.169.254"

  assume_role {
    role_arn = "arn:aws:iam::111122223333:role/terraform"
  }

  default_tags {
    tags = { team = "platform" }
  }
}

provider "aws" {
  alias       = "europe"
  region      = var.region
  access_key  = "AKIAIOSFODNN7EXAMPLE"
  secret_key  = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
  token       = "token"
  https_proxy = "http://127.0.0.1:1"
  insecure    = true

  endpoints {
    ecr        = "https://api.ecr.eu-central-1.amazonaws.com"
    inspector2 = "http://127.0.0.1:1"
    sts        = "https://sts.amazonaws.com"
  }
}

variable "region" {
  type    = string
  default = "eu-central-1"
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

module "europe" {
  source    = "./europe"
  providers = { aws = aws.europe }
}

data "aws_region" "current" {}

data "aws_partition" "current" {}

output "where" {
  value = "${data.aws_partition.current.partition} ${data.aws_region.current.name}"
}

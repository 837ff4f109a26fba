terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }

  backend "s3" {
    bucket = "states"
    key    = "ecr"
    region = "eu-west-1"
  }
}

provider "aws" {
  region = "eu-west-1"

  default_tags {
    tags = { managed-by = "terraform" }
  }
}
module "scanning" {
  source    = "./modules/scanning"
  scan_type = "ENHANCED"
}

module "repositories" {
  source       = "./modules/repositories"
  repositories = ["api"]
}

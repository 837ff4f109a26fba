terraform {
  required_version = ">= 1.5"

  # The state stands elsewhere.
  backend "s3" {
    bucket = "state"

    assume_role = {
      role_arn = "arn:aws:iam::111122223333:role/state"
    }
  }
}

provider "aws" { # the default one
  region  = var.region # kept
  profile = "production"
  version = "~> 5.0"

  assume_role {
    role_arn = "arn:aws:iam::111122223333:role/terraform"
  }
}

provider "aws" {
  alias  = "other"
  region = "eu-west-2"
}

variable "region" {
  default = "eu-west-1"
}

module "ecr" {
  source = "../modules/ecr"
}

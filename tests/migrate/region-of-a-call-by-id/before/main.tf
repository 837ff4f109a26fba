provider "aws" {
  region = "eu-west-1"
}

module "ecr_scanning" {
  source = "../ecr-scanning"

  region = "us-east-1"
}

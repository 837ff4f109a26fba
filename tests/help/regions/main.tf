provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "us"
  region = "us-east-1"
}

module "ecr" {
  source   = "./ecr"
  for_each = toset(["eu"])
}

module "other" {
  source = "./us"

  providers = {
    aws = aws.us
  }
}

provider "aws" {
  region = "eu-west-1"
}

module "scanning" {
  source = "./scanning"
}

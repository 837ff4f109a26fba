provider "aws" {
  region = "eu-west-1"
}

variable "home" {
  type    = string
  default = "us-east-1"
}

module "scanning" {
  source = "./scanning"

  where = var.home
}

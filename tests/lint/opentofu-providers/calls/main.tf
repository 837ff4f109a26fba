locals {
  regions = { ireland = "eu-west-1", virginia = "us-east-1" }
}

provider "aws" {
  for_each = local.regions
  alias    = "in"
  region   = each.value
}

module "scanning" {
  source    = "./m"
  for_each  = local.regions
  providers = { aws = aws.in[each.key] }
}

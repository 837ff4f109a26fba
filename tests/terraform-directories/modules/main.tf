provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "us"
  region = "us-east-1"

  assume_role {
    role_arn = "arn:aws:iam::210987654321:role/deploy"
  }
}

module "scanning" {
  source   = "./modules/scanning"
  for_each = { a = "ENHANCED", b = "BASIC" }

  scan_type = each.value
  types     = module.inspector.types
}

module "us" {
  source    = "./modules/scanning"
  scan_type = "BASIC"
  providers = {
    aws = aws.us
  }
}

module "inspector" {
  source = "./modules/inspector"
}

module "registry" {
  source  = "terraform-aws-modules/ecr/aws"
  version = "~> 2.0"

  create_repository                         = false
  manage_registry_scanning_configuration    = true
  registry_scan_type                        = "ENHANCED"
  registry_scan_rules = [
    {
      scan_frequency = "SCAN_ON_PUSH"
      filter = [{ filter = "example1", filter_type = "WILDCARD" }]
    }
  ]
}

module "gone" {
  source = "../no-such-directory"
}

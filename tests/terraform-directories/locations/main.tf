variable "regions" {
  default = ["eu-west-1", "eu-central-1"]
}

provider "aws" {
  region = var.regions[0]
}

provider "aws" {
  alias  = "same"
  region = "eu-west-1"

  default_tags {
    tags = { team = "x" }
  }
}

provider "aws" {
  alias               = "allowed"
  region              = var.regions[1]
  allowed_account_ids = ["111111111111"]
  profile             = "other"
}

provider "aws" {
  alias   = "profile"
  profile = "other"
}

provider "aws" {
  alias      = "keys"
  region     = data.aws_region.current.name
  access_key = "AKIAEXAMPLE"
  secret_key = "not to be shown"
}

resource "aws_ecr_registry_scanning_configuration" "default" {
  scan_type = "BASIC"
}

resource "aws_ecr_registry_scanning_configuration" "same" {
  provider  = aws.same
  scan_type = "BASIC"
}

resource "aws_ecr_registry_scanning_configuration" "allowed" {
  provider  = aws.allowed
  scan_type = "BASIC"
}

resource "aws_ecr_registry_scanning_configuration" "profile" {
  provider  = aws.profile
  scan_type = "BASIC"
}

resource "aws_ecr_registry_scanning_configuration" "keys" {
  provider  = "aws.keys"
  scan_type = "BASIC"
}

resource "aws_ecr_registry_scanning_configuration" "undeclared" {
  provider  = aws.nowhere
  scan_type = "BASIC"
}

resource "aws_ecr_registry_scanning_configuration" "each" {
  for_each  = toset(var.regions)
  region    = each.key
  scan_type = "BASIC"
}

module "child" {
  source = "./child"

  providers = {
    aws.main  = aws.allowed
    aws.other = aws.same
  }
}

module "remote" {
  source = "git::https://example.com/scanning.git?ref=v1"

  providers = {
    aws = aws.profile
  }
}

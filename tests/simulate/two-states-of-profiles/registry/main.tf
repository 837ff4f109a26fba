provider "aws" {
  profile = "registry"
  region  = "eu-west-1"
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
}

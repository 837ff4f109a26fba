terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.main, aws.other]
    }
  }
}

resource "aws_ecr_registry_scanning_configuration" "main" {
  provider  = aws.main
  scan_type = "BASIC"
}

module "grandchild" {
  source = "../grandchild"

  providers = {
    aws = aws.other
  }
}

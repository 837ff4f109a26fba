provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "america"
  region = "us-east-1"
}

module "registry" {
  source = "./registry"

  providers = {
    aws = aws.america
  }
}

resource "aws_inspector2_enabler" "europe" {
  account_ids    = ["123456789012"]
  resource_types = ["EC2"]
}

resource "aws_inspector2_enabler" "america" {
  provider = aws.america

  account_ids    = ["123456789012"]
  resource_types = ["ECR", "EC2"]
}

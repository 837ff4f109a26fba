provider "aws" {
  alias  = "one"
  region = "eu-west-1"

  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/hub"
  }

  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/scanning"
  }
}

provider "aws" {
  alias  = "two"
  region = "eu-west-1"

  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/hub"
  }

  assume_role {
    role_arn = "arn:aws:iam::333333333333:role/scanning"
  }
}

resource "aws_ecr_registry_scanning_configuration" "one" {
  provider  = aws.one
  scan_type = "BASIC"
}

resource "aws_ecr_registry_scanning_configuration" "two" {
  provider  = aws.two
  scan_type = "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

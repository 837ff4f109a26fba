provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "again"
  region = "eu-west-1"
}

resource "aws_ecr_registry_scanning_configuration" "one" {
  scan_type = "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_registry_scanning_configuration" "two" {
  provider  = aws.again
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

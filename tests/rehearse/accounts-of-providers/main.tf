# Each profile and each account of a role has a registry of its own, however it is written. In one account none would settle.

variable "profile" {
  type    = string
  default = "sandbox"
}

variable "role" {
  type    = string
  default = "arn:aws:iam::111122223333:role/scan"
}

provider "aws" {
  alias   = "sandbox"
  profile = var.profile
}

provider "aws" {
  alias = "role"

  assume_role {
    role_arn = var.role
  }
}

resource "aws_ecr_registry_scanning_configuration" "own" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_registry_scanning_configuration" "sandbox" {
  provider  = aws.sandbox
  scan_type = "BASIC"
}

resource "aws_ecr_registry_scanning_configuration" "role" {
  provider  = aws.role
  scan_type = "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "team/*"
      filter_type = "WILDCARD"
    }
  }
}

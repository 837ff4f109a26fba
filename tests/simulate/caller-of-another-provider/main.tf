provider "aws" {
  region = "eu-central-1"
}
provider "aws" {
  alias  = "audit"
  region = "eu-central-1"
  assume_role {
    role_arn = "arn:aws:iam::444455556666:role/audit"
  }
}
data "aws_caller_identity" "audit" {
  provider = aws.audit
}
resource "aws_inspector2_enabler" "this" {
  account_ids    = [data.aws_caller_identity.audit.account_id]
  resource_types = ["ECR"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

variable "release" {
  type    = bool
  default = false
}

data "aws_caller_identity" "current" {}

resource "aws_inspector2_enabler" "this" {
  account_ids    = [data.aws_caller_identity.current.account_id]
  resource_types = ["ECR"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = var.release ? "ENHANCED" : "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_repository" "api" {
  name       = "api"
  depends_on = [aws_inspector2_enabler.this, aws_ecr_registry_scanning_configuration.this]
}

output "registry" {
  value = aws_ecr_registry_scanning_configuration.this.registry_id
}

output "account" {
  value = aws_inspector2_enabler.this.account_ids
}

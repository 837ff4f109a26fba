resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "CONTINUOUS_SCAN"

    repository_filter {
      filter      = "prod-*"
      filter_type = "WILDCARD"
    }
    repository_filter {
      filter      = "api"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_inspector2_enabler" "this" {
  account_ids    = [data.aws_caller_identity.current.account_id]
  resource_types = ["ECR", "EC2"]

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [resource_types]
  }

  depends_on = [aws_ecr_registry_scanning_configuration.this]
}

data "aws_caller_identity" "current" {}

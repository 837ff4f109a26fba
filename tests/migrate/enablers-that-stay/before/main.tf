resource "aws_inspector2_enabler" "follows" {
  account_ids    = ["123456789012"]
  resource_types = ["EC2"]

  lifecycle {
    ignore_changes = [resource_types]
  }
}

resource "aws_inspector2_enabler" "member" {
  account_ids    = ["111122223333"]
  resource_types = ["EC2", "ECR"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

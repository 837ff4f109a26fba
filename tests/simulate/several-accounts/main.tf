resource "aws_inspector2_enabler" "both" {
  account_ids    = ["123456789012", "210987654321"]
  resource_types = ["ECR"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
}

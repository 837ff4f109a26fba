variable "members" {
  type = list(string)
}

resource "aws_inspector2_enabler" "this" {
  account_ids    = var.members
  resource_types = ["ECR"]
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
}

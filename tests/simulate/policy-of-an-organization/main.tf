resource "aws_organizations_policy" "inspector" {
  name    = "inspector"
  type    = "INSPECTOR_POLICY"
  content = jsonencode({ inspector = { enablement = { ecr_scanning = { enable_in_regions = { "@@assign" = ["ALL_SUPPORTED"] } } } } })
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

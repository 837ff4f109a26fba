# Nobody can tell what the template behind the address holds.
resource "aws_cloudformation_stack" "baseline" {
  name         = "baseline"
  template_url = "https://example-templates.s3.amazonaws.com/baseline.yaml"
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

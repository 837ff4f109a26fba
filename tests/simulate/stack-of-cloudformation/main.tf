resource "aws_cloudformation_stack" "scanning" {
  name          = "scanning"
  template_body = <<-EOT
    Resources:
      Scanning:
        Type: AWS::ECR::RegistryScanningConfiguration
        Properties:
          ScanType: ENHANCED
  EOT
}
resource "aws_cloudformation_stack" "network" {
  name          = "network"
  template_body = "Resources: {}"
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

data "aws_caller_identity" "me" {}
resource "aws_inspector2_organization_configuration" "o" {
 auto_enable {
 ec2=true
 ecr=true
 }
}
resource "aws_ecr_registry_scanning_configuration" "r" {
  scan_type = "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter = "*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  count = 9

  scan_type = "BASIC"
}

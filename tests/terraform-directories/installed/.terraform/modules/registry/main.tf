variable "scan_type" {
  type = string
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = var.scan_type
}

module "inner" {
  source = "git::https://example.com/inner.git//deep"
}

variable "registry_scan_type" {
  type    = string
  default = "ENHANCED"
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = var.registry_scan_type
}

variable "first" {
  type = string
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
}

resource "aws_ecr_registry_scanning_configuration" "named" {
  scan_type = var.first == "none" ? aws_ecr_registry_scanning_configuration.this.scan_type : "ENHANCED"
}

output "scan_type" {
  value = aws_ecr_registry_scanning_configuration.this.scan_type
}

output "id" {
  value = aws_ecr_registry_scanning_configuration.named.registry_id
}

variable "type" { type = string }
variable "content" { type = string }

resource "aws_organizations_policy" "this" {
  name    = "scanning"
  type    = var.type
  content = var.content
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"
}

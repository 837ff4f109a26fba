variable "manage" {
  type    = bool
  default = true
}
resource "aws_ecr_registry_scanning_configuration" "this" {
  count = var.manage ? 1 : 0

  scan_type = "BASIC"


}

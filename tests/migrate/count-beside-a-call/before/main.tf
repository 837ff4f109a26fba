variable "owner_of_registry" {
  type    = bool
  default = true
}

module "scanning" {
  source = "../modules/ecr-scanning"
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  count = var.owner_of_registry ? 1 : 0

  scan_type = "BASIC"
}

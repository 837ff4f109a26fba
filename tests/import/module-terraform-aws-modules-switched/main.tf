variable "release" {
  type    = bool
  default = false
}
module "ecr" {
  source  = "terraform-aws-modules/ecr/aws"
  version = "3.2.0"

  manage_registry_scanning_configuration = true
  registry_scan_type                     = var.release ? "ENHANCED" : "BASIC"
  registry_scan_rules = [
    {
      scan_frequency = "SCAN_ON_PUSH"
      filter         = [{ filter = "*" }]
    },
  ]
}

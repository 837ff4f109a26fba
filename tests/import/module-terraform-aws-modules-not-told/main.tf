variable "rules" {
  type    = any
}
module "ecr" {
  source  = "terraform-aws-modules/ecr/aws"
  version = "3.2.0"

  manage_registry_scanning_configuration = true
  registry_scan_rules                    = var.rules
}

variable "config" {
  type = any
}

module "scanning" {
  source  = "cloudposse/ecr/aws//modules/scanning_configuration"
  version = "1.0.0"

  scan_config = var.config
}

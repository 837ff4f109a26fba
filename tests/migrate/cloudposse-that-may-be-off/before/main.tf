variable "config" {
  type = any
}

variable "enabled" {
  type    = bool
  default = true
}

module "scanning" {
  source  = "cloudposse/ecr/aws//modules/scanning_configuration"
  version = "1.0.0"

  enabled     = var.enabled
  scan_config = var.config
}

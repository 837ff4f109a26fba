# Written by scanwright migrate for scan-policy.toml. The blocks before the module call are for one apply: delete them after it.

removed {
  from = aws_ecr_registry_scanning_configuration.off

  lifecycle {
    destroy = false
  }
}

moved {
  from = aws_ecr_registry_scanning_configuration.on[0]
  to   = module.ecr_scanning[0].aws_ecr_registry_scanning_configuration.ecr_scanning
}

# The generated module. This call stays.
module "ecr_scanning" {
  source = "../modules/ecr-scanning"
  count  = (var.env == "prod" ? 1 : 0) + (contains(["dev", "test"], var.env) ? 1 : 0)

  enable_enhanced_scanning = var.env == "prod"
}

# Written by scanwright migrate for scan-policy.toml. The blocks before the module call are for one apply: delete them after it.

removed {
  from = aws_ecr_registry_scanning_configuration.enhanced

  lifecycle {
    destroy = false
  }
}

moved {
  from = aws_ecr_registry_scanning_configuration.basic[0]
  to   = module.ecr_scanning.aws_ecr_registry_scanning_configuration.ecr_scanning
}

# The generated module. This call stays.
module "ecr_scanning" {
  source = "../modules/ecr-scanning"

  enable_enhanced_scanning = var.on
}

# Written by scanwright migrate for scan-policy.toml. The blocks before the module call are for one apply: delete them after it.

moved {
  from = module.scan.aws_ecr_registry_scanning_configuration.this[0]
  to   = module.ecr_scanning[0].aws_ecr_registry_scanning_configuration.ecr_scanning
}

# The generated module. This call stays.
module "ecr_scanning" {
  source = "../ecr-scanning"
  count  = var.scans ? 1 : 0
}

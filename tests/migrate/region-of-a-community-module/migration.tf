# Written by scanwright migrate for scan-policy.toml. The blocks before the module call are for one apply: delete them after it.

moved {
  from = module.ecr.aws_ecr_registry_scanning_configuration.this[0]
  to   = module.ecr_scanning.aws_ecr_registry_scanning_configuration.ecr_scanning
}

# The generated module. This call stays.
module "ecr_scanning" {
  source = "../ecr-scanning"

  region = "us-east-1"
}

# Written by scanwright migrate for scan-policy.toml. The blocks before the module call are for one apply: delete them after it.

removed {
  from = aws_inspector2_enabler.this

  lifecycle {
    destroy = false
  }
}

moved {
  from = aws_ecr_registry_scanning_configuration.this
  to   = module.ecr_scanning.aws_ecr_registry_scanning_configuration.ecr_scanning
}

# The generated module. This call stays.
module "ecr_scanning" {
  source = "../ecr-scanning"

  region = "us-east-1"
}

# Written by scanwright migrate for scan-policy.toml. These blocks are for one apply: delete this file after it.

moved {
  from = aws_ecr_registry_scanning_configuration.this[0]
  to   = module.scanning.aws_ecr_registry_scanning_configuration.ecr_scanning
}

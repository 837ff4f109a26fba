# Written by scanwright migrate for scan-policy.toml. These blocks are for one apply: delete this file after it.

moved {
  from = aws_ecr_registry_scanning_configuration.this
  to   = module.scanning["us-east-1"].aws_ecr_registry_scanning_configuration.ecr_scanning
}

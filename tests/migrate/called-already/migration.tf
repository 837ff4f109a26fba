# Written by scanwright migrate for scan-policy.toml. These blocks are for one apply: delete this file after it.

removed {
  from = aws_inspector2_enabler.this

  lifecycle {
    destroy = false
  }
}

moved {
  from = aws_ecr_registry_scanning_configuration.this
  to   = module.scanning[0].aws_ecr_registry_scanning_configuration.ecr_scanning
}

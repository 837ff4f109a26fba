# Written by scanwright migrate for scan-policy.toml. The blocks before the module call are for one apply: delete them after it.

removed {
  from = aws_inspector2_enabler.this

  lifecycle {
    destroy = false
  }
}

data "aws_caller_identity" "scanning_migration" {}

import {
  to = module.ecr_scanning.aws_ecr_registry_scanning_configuration.ecr_scanning
  id = "${data.aws_caller_identity.scanning_migration.account_id}@${var.home}"
}

# The generated module. This call stays.
module "ecr_scanning" {
  source = "../ecr-scanning"

  region = var.home
}

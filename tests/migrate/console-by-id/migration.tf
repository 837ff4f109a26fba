# Written by scanwright migrate for scan-policy.toml. The blocks before the module call are for one apply: delete them after it.

removed {
  from = aws_inspector2_enabler.this

  lifecycle {
    destroy = false
  }
}

import {
  to = module.ecr_scanning_2.aws_ecr_registry_scanning_configuration.ecr_scanning
  id = "123456789012"
}

# The generated module. This call stays.
module "ecr_scanning_2" {
  source = "../modules/ecr-scanning"
}

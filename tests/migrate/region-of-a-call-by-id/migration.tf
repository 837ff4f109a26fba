# Written by scanwright migrate for scan-policy.toml. These blocks are for one apply: delete this file after it.

import {
  to = module.ecr_scanning.aws_ecr_registry_scanning_configuration.ecr_scanning
  id = "123456789012@us-east-1"
}

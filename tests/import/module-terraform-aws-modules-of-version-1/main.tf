module "ecr" {
  source  = "terraform-aws-modules/ecr/aws"
  version = "1.7.0"

  manage_registry_scanning_configuration = true
  registry_scan_rules = [
    {
      scan_frequency = "SCAN_ON_PUSH"
      filter         = "dev-*"
      filter_type    = "WILDCARD"
    },
    {
      scan_frequency = "CONTINUOUS_SCAN"
      filter         = "prod-*"
    },
  ]
}

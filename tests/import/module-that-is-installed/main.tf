module "ecr" {
  source  = "terraform-aws-modules/ecr/aws"
  version = "3.2.0"

  repository_name = "api"

  manage_registry_scanning_configuration = true
  registry_scan_type                     = "ENHANCED"
  registry_scan_rules = [
    {
      scan_frequency = "SCAN_ON_PUSH"
      filter = [
        { filter = "example1", filter_type = "WILDCARD" },
        { filter = "example2" },
      ]
    },
    {
      scan_frequency = "CONTINUOUS_SCAN"
      filter = [
        { filter = "example", filter_type = "WILDCARD" },
      ]
    },
  ]
}

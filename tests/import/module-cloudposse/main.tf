module "scanning" {
  source  = "cloudposse/ecr/aws//modules/scanning_configuration"
  version = "1.0.0"

  scan_config = {
    scan_type = "ENHANCED"
    rules = [
      {
        scan_frequency = "CONTINUOUS_SCAN"
        repository_filter = [
          { filter = "prod-*" },
          { filter = "staging-*", filter_type = "WILDCARD" },
        ]
      },
      {
        scan_frequency    = "SCAN_ON_PUSH"
        repository_filter = { filter = "*", filter_type = "WILDCARD" }
      },
    ]
  }
}

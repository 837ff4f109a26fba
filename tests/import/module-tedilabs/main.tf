module "registry" {
  source  = "tedilabs/container/aws//modules/ecr-registry"
  version = "0.30.0"

  scanning_type = "ENHANCED"
  scanning_rules = [
    {
      frequency = "CONTINUOUS_SCAN"
      filters   = [{ value = "prod-*" }, { type = "WILDCARD", value = "web-*" }]
    },
    {
      frequency = "SCAN_ON_PUSH"
      filters   = [{ value = "*" }]
    },
  ]
}

module "ecr" {
  source  = "lgallard/ecr/aws"
  version = "2.1.1"
  name    = "api"

  enable_registry_scanning = true
  registry_scan_type       = "BASIC"
}

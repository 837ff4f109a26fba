module "ecr" {
  source = "git::https://github.com/lgallard/terraform-aws-ecr.git?ref=2.1.1"
  name   = "api"

  enable_registry_scanning = true
  scan_repository_filters  = ["prod-*", "staging-*", "web"]
}

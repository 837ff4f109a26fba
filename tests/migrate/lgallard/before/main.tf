module "ecr" {
  source   = "lgallard/ecr/aws"
  version  = "2.0.0"
  for_each = toset(["api"])

  name                     = each.key
  enable_registry_scanning = true
}

module "registry" {
  source = "tedilabs/container/aws//modules/ecr-registry"

  scanning_type = "ENHANCED"
}

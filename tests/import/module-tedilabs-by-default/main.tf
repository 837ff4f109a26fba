module "registry" {
  source  = "tedilabs/container/aws//modules/ecr-registry"
  version = "0.30.0"
}

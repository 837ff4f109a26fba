module "scanning" {
  source = "../modules/ecr-scanning"
}

module "ecr" {
  source = "../ecr"
}

module "roles" {
  source = "../account-map/modules/roles"
}

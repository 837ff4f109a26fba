module "again" {
  source = "../cycle/../cycle"
}

module "back" {
  source = "../cycle2"
}
